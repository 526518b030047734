namespace Hummingbot.Plugins;

/// <summary>What became of the entries given to <see cref="IExchangeConnector.RestoreTrackingStates"/>. Immutable.</summary>
public sealed record RestoredTrackingStates
{
    /// <summary>The client order ids that are tracked again.</summary>
    public required IReadOnlyList<string> Restored { get; init; }

    /// <summary>The entries that could not be read, by client order id, each with the reason. The host keeps them and shows them.</summary>
    public IReadOnlyDictionary<string, string> Unreadable { get; init; } = new Dictionary<string, string>();
}

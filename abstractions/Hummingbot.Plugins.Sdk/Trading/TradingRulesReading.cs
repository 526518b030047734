namespace Hummingbot.Plugins.Sdk.Trading;

/// <summary>A venue's trading rules as far as they can be read. Immutable.</summary>
/// <param name="Rules">One rule a pair.</param>
public sealed record TradingRulesReading(IReadOnlyList<TradingRule> Rules)
{
    /// <summary>The entries that cannot be read, by trading pair (or the venue's symbol where even that is unclear), each with the reason. A
    /// pair in here keeps the rule it had.</summary>
    public IReadOnlyDictionary<string, string> Unreadable { get; init; } = new Dictionary<string, string>();
}

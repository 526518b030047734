namespace Hummingbot.Plugins.Recorder;

/// <summary>How a connector was when something was last recorded of it: one per configuration and exchange. Immutable.</summary>
public sealed record RecordedMarketState
{
    /// <summary>The configuration.</summary>
    public required string ConfigFile { get; init; }

    /// <summary>The exchange's name.</summary>
    public required string Exchange { get; init; }

    /// <summary>When it was so; to the microsecond.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>A JSON object: <c>is_ready</c>, <c>network</c>, <c>status</c> (the connector's status dictionary), <c>open_orders</c> and
    /// <c>unknown_orders</c> (counts). The orders to take up again are with the orders.</summary>
    public required string SavedState { get; init; }
}

namespace Hummingbot.Plugins.Sandbox.Matching;

/// <summary>How long an order stays.</summary>
public enum TimeInForce
{
    /// <summary>What does not match at once rests until it is filled or cancelled.</summary>
    GoodTilCancelled = 1,

    /// <summary>What does not match at once ends.</summary>
    ImmediateOrCancel = 2,

    /// <summary>It is filled completely at once or not at all.</summary>
    FillOrKill = 3,
}

namespace Hummingbot.Plugins.Sandbox.Matching;

/// <summary>What an arriving order does to a resting one.</summary>
internal enum MatchAction
{
    Trade,

    /// <summary>Self-trade prevention: the resting order ends.</summary>
    EndResting,

    /// <summary>Self-trade prevention: both are reduced.</summary>
    Reduce,

    /// <summary>Self-trade prevention: the arriving order ends.</summary>
    EndArriving,
}

namespace Hummingbot.Plugins.Sandbox.Matching;

/// <summary>Where an order stands.</summary>
public enum OrderStatus
{
    /// <summary>It lives and nothing is filled.</summary>
    Open = 1,

    /// <summary>It lives and a part is filled.</summary>
    PartiallyFilled,

    /// <summary>It ended, filled completely.</summary>
    Filled,

    /// <summary>It ended because it was cancelled; a part may be filled.</summary>
    Cancelled,

    /// <summary>It ended by its own terms or by self-trade prevention; a part may be filled.</summary>
    Expired,
}

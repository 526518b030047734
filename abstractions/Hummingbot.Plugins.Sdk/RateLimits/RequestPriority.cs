namespace Hummingbot.Plugins.Sdk.RateLimits;

/// <summary>Who goes first when requests wait for a rate limit; first come, first served within a class.</summary>
public enum RequestPriority
{
    /// <summary>Cancelling orders: it lowers risk, so it goes before everything.</summary>
    Cancel = 0,

    /// <summary>Placing orders.</summary>
    Create = 1,

    /// <summary>Asking for orders, fills, balances and the like.</summary>
    Status = 2,

    /// <summary>Public data.</summary>
    MarketData = 3,
}

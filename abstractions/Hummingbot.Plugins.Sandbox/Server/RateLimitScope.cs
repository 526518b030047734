namespace Hummingbot.Plugins.Sandbox.Server;

/// <summary>What a rate limit counts by.</summary>
public enum RateLimitScope
{
    /// <summary>The address that requests come from; checked before the signature.</summary>
    Address = 1,

    /// <summary>The account; checked after the signature.</summary>
    Account = 2,
}

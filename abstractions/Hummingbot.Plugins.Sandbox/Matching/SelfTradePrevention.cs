namespace Hummingbot.Plugins.Sandbox.Matching;

/// <summary>What happens when an order would trade with another order of its own account.</summary>
public enum SelfTradePrevention
{
    /// <summary>They trade.</summary>
    None = 1,

    /// <summary>The rest of the arriving order ends.</summary>
    CancelNewest = 2,

    /// <summary>The resting order ends and the arriving one goes on.</summary>
    CancelOldest = 3,

    /// <summary>Both are reduced by the smaller amount without a trade; what has nothing left ends.</summary>
    DecrementAndCancel = 4,
}

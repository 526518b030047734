namespace Hummingbot.Plugins;

/// <summary>Where the knowledge of a fee comes from. A smaller number is the better knowledge and wins.</summary>
public enum FeeSource
{
    /// <summary>The venue charged it.</summary>
    Actual = 1,

    /// <summary>The account's own rates, as the venue states them.</summary>
    AccountTier = 2,

    /// <summary>The operator set it.</summary>
    Override = 3,

    /// <summary>The exchange's descriptor says so.</summary>
    Default = 4,
}

namespace Hummingbot.Plugins;

/// <summary>Which side of a trade the percentage part of a fee falls on.</summary>
public enum TradeFeeKind
{
    /// <summary>The fee makes what is paid larger; what is received stays whole.</summary>
    AddedToCost = 1,

    /// <summary>The fee makes what is received smaller; what is paid stays the same.</summary>
    DeductedFromReturns = 2,
}

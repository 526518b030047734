namespace Hummingbot.Plugins.Sandbox.Matching;

/// <summary>What differs between the matching engines of venues. Immutable.</summary>
public sealed record MatchingOptions
{
    /// <summary>Which asset fees are taken from.</summary>
    public FeeCharging FeeCharging { get; init; } = FeeCharging.FromReceived;

    /// <summary>Fees are cut off after so many decimal places, 0 to 8.</summary>
    public int FeeDecimals
    {
        get;
        init => field = value is >= 0 and <= 8 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "0 to 8.");
    } = 8;

    /// <summary>What happens to orders that do not choose for themselves.</summary>
    public SelfTradePrevention SelfTradePrevention { get; init; } = SelfTradePrevention.CancelNewest;

    /// <summary>When a client order id is refused.</summary>
    public ClientOrderIdRule ClientOrderIds { get; init; } = ClientOrderIdRule.UniqueAmongOpen;

    /// <summary>How many orders an account may have open.</summary>
    public int MaxOpenOrders { get; init; } = 1_000;

    /// <summary>How many ended orders, and how many fills, are remembered for each account.</summary>
    public int HistoryLength { get; init; } = 10_000;

    /// <summary>How many trades are remembered for each market.</summary>
    public int TradeHistoryLength { get; init; } = 1_000;
}

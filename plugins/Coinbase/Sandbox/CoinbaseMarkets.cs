using Hummingbot.Plugins.Sandbox.Matching;

namespace Hummingbot.Plugins.Coinbase.Sandbox;

/// <summary>The products and currencies that the sandbox lists.</summary>
internal static class CoinbaseMarkets
{
    private const decimal MakerFee = 0.004m;
    private const decimal TakerFee = 0.006m;

    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["BTC"] = "Bitcoin",
        ["ETH"] = "Ether",
        ["SOL"] = "Solana",
        ["LTC"] = "Litecoin",
        ["USD"] = "United States Dollar",
        ["USDC"] = "USD Coin",
        ["EUR"] = "Euro",
        ["GBP"] = "British Pound",
    };

    public static IReadOnlyList<Market> All { get; } =
    [
        Create("BTC-USD", tick: 0.01m, step: 0.00000001m, minFunds: 1, price: 60_000),
        Create("ETH-USD", tick: 0.01m, step: 0.00000001m, minFunds: 1, price: 3_000),
        Create("ETH-USDC", tick: 0.01m, step: 0.00000001m, minFunds: 1, price: 3_000),
        Create("BTC-USDC", tick: 0.01m, step: 0.00000001m, minFunds: 1, price: 60_000),
        Create("ETH-BTC", tick: 0.00001m, step: 0.000001m, minFunds: 0.000016m, price: 0.05m),
        Create("SOL-USD", tick: 0.01m, step: 0.00000001m, minFunds: 1, price: 150),
        Create("LTC-USD", tick: 0.01m, step: 0.00000001m, minFunds: 1, price: 80),
    ];

    /// <summary>A product that an operator asks for; those in money alone, whose rules are all alike.</summary>
    public static Market? TryCreate(string tradingPair) =>
        tradingPair.Split('-') is [{ Length: > 0 }, "USD" or "USDC" or "EUR" or "GBP"]
            ? Create(tradingPair, tick: 0.01m, step: 0.000001m, minFunds: 1, price: 100)
            : null;

    public static string NameOf(string currency) => Names.GetValueOrDefault(currency, currency);

    public static bool IsFiat(string currency) => currency is "USD" or "EUR" or "GBP";

    /// <summary>The smallest amount of a currency.</summary>
    public static decimal PrecisionOf(string currency) => IsFiat(currency) ? 0.01m : currency == "USDC" ? 0.000001m : 0.00000001m;

    // Sizes have no limit of their own any more: the smallest is one increment.
    private static Market Create(string pair, decimal tick, decimal step, decimal minFunds, decimal price) => new()
    {
        TradingPair = pair,
        TickSize = tick,
        StepSize = step,
        MinSize = step,
        MinNotional = minFunds,
        MakerFee = MakerFee,
        TakerFee = TakerFee,
        ReferencePrice = price,
    };
}

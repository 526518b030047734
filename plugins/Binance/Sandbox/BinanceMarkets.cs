using Hummingbot.Plugins.Sandbox.Matching;

namespace Hummingbot.Plugins.Binance.Sandbox;

/// <summary>What the sandbox lists: rules as the venue has them, prices as good as any.</summary>
internal static class BinanceMarkets
{
    /// <summary>The fee of accounts without a better tier, of makers and takers alike.</summary>
    public const decimal Fee = 0.001m;

    public static IReadOnlyList<Market> Listed { get; } =
    [
        Create("BTC-USDT", 0.01m, 0.00001m, 5m, 65_000m),
        Create("ETH-USDT", 0.01m, 0.0001m, 5m, 3_200m),
        Create("BNB-USDT", 0.01m, 0.001m, 5m, 600m),
        Create("SOL-USDT", 0.01m, 0.001m, 5m, 150m),
        Create("XRP-USDT", 0.0001m, 0.1m, 5m, 2m),
        Create("ETH-BTC", 0.00001m, 0.001m, 0.0001m, 0.05m),
    ];

    /// <summary>A market that is not listed, with rules that fit most.</summary>
    public static Market? CreateUnlisted(string tradingPair)
    {
        var parts = tradingPair.Split('-');
        return parts.Length == 2 && parts.All(part => part.Length is > 0 and <= 10 && part.All(IsAssetCharacter))
            ? Create(tradingPair, 0.0001m, 0.1m, 5m, 1m)
            : null;
    }

    private static Market Create(string tradingPair, decimal tick, decimal step, decimal minNotional, decimal price) => new()
    {
        TradingPair = tradingPair,
        TickSize = tick,
        StepSize = step,
        MinSize = step,
        MaxSize = 900_000m,
        MinNotional = minNotional,
        MakerFee = Fee,
        TakerFee = Fee,
        ReferencePrice = price,
    };

    private static bool IsAssetCharacter(char character) => char.IsAsciiLetterUpper(character) || char.IsAsciiDigit(character);
}

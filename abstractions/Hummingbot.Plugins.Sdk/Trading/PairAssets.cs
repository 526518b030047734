using System.Collections.Concurrent;

namespace Hummingbot.Plugins.Sdk.Trading;

/// <summary>The two assets of a trading pair.</summary>
internal readonly record struct PairAssets(string Base, string Quote)
{
    // A process trades few pairs, again and again; more than this many are taken apart each time.
    private const int MostKnown = 10_000;

    private static readonly ConcurrentDictionary<string, PairAssets> Known = new(StringComparer.Ordinal);

    /// <summary>Takes a pair apart; this is our own spelling, where the one hyphen is certain.</summary>
    public static PairAssets Of(string tradingPair) =>
        TryParse(tradingPair, out var assets)
            ? assets
            : throw new ArgumentException($"'{tradingPair}' is not a trading pair; write BASE-QUOTE, such as BTC-USDT.", nameof(tradingPair));

    public static bool TryParse(string? tradingPair, out PairAssets assets)
    {
        assets = default;
        if (tradingPair is not null && Known.TryGetValue(tradingPair, out assets)) return true;
        var hyphen = tradingPair?.IndexOf('-', StringComparison.Ordinal) ?? -1;
        if (hyphen <= 0 || hyphen == tradingPair!.Length - 1) return false;
        assets = new PairAssets(tradingPair[..hyphen], tradingPair[(hyphen + 1)..]);
        if (Known.Count < MostKnown) Known.TryAdd(tradingPair, assets);
        return true;
    }
}

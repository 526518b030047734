using Hummingbot.Plugins.Host.CommandLine;
using Hummingbot.Plugins.Hosting;

namespace Hummingbot.Plugins.Host.Hosting;

/// <summary>Makes sure that a pair trades at an exchange before anything is begun with it, and says what was probably meant.</summary>
internal static class TradingPairCheck
{
    private const int MaxSuggestions = 5;

    /// <summary>A pair as the contract writes it: upper case.</summary>
    public static string Normalize(string tradingPair) => tradingPair.Trim().ToUpperInvariant();

    /// <summary>The pairs of an exchange, from the exchange itself.</summary>
    public static Task<string[]> FetchAsync(ExchangeHandle exchange, CancellationToken cancellationToken) =>
        exchange.CallAsync<ITradingPairFetcher, string[]>(
            "the list of trading pairs",
            static async (fetcher, token) => [.. await fetcher.FetchTradingPairsAsync(token)],
            cancellationToken);

    /// <summary>Asks the exchange whether the pairs trade there.</summary>
    /// <exception cref="CommandFailedException">One does not.</exception>
    /// <exception cref="ExchangeException">The exchange could not be asked.</exception>
    public static async Task EnsureAsync(
        ExchangeHandle exchange, IReadOnlyCollection<string> tradingPairs, CancellationToken cancellationToken)
    {
        var known = await FetchAsync(exchange, cancellationToken);
        var set = known.ToHashSet(StringComparer.Ordinal);
        foreach (var pair in tradingPairs)
            if (!set.Contains(pair)) throw Unknown(exchange.Descriptor, pair, known);
    }

    /// <summary>The failure of a pair that an exchange does not have.</summary>
    public static CommandFailedException Unknown(ExchangeDescriptor exchange, string tradingPair, IReadOnlyList<string> known)
    {
        var near = Suggest(tradingPair, known);
        return new CommandFailedException(
            $"{exchange.DisplayName} ({exchange.Name}) has no trading pair '{tradingPair}'",
            near.Count > 0
                ? $"did you mean {string.Join(" or ", near)}?"
                : $"'hbot pairs {exchange.Name}' lists its {known.Count} pairs; one is {exchange.ExampleTradingPair}",
            exchange.Name)
        {
            Kind = "unknownPair",
        };
    }

    /// <summary>The pairs that were probably meant: written without the hyphen, misspelt, or of the same base.</summary>
    public static IReadOnlyList<string> Suggest(string tradingPair, IReadOnlyList<string> known)
    {
        var bare = Bare(tradingPair);
        var same = known.Where(pair => Bare(pair) == bare).ToList();
        if (same.Count > 0) return same;
        if (NearestName.Find(tradingPair, known) is { } near) return [near];
        var hyphen = tradingPair.IndexOf('-', StringComparison.Ordinal);
        var asset = hyphen < 0 ? tradingPair : tradingPair[..hyphen];
        if (asset.Length == 0) return [];
        var ofSameBase = known.Where(pair => pair.StartsWith(asset + "-", StringComparison.Ordinal));
        return [.. ofSameBase.Order(StringComparer.Ordinal).Take(MaxSuggestions)];
    }

    private static string Bare(string pair) => string.Concat(pair.Where(char.IsLetterOrDigit));
}

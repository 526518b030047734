namespace Hummingbot.Plugins.Fixtures;

/// <summary>The same pairs every time.</summary>
public sealed class CannedPairs(params string[] pairs) : ITradingPairFetcher
{
    public Task<IReadOnlyList<string>> FetchTradingPairsAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>(pairs);
}

namespace Hummingbot.Plugins;

/// <summary>The pairs that can be traded at an exchange now.</summary>
public interface ITradingPairFetcher
{
    /// <summary>Asks the venue for its pairs.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The pairs as <c>BASE-QUOTE</c>, sorted by ordinal comparison, without those that cannot be traded.</returns>
    /// <exception cref="ExchangeException">The venue could not be asked.</exception>
    Task<IReadOnlyList<string>> FetchTradingPairsAsync(CancellationToken cancellationToken);
}

namespace Hummingbot.Plugins;

/// <summary>Mid prices over REST, for ratios and status lines where no book is kept.</summary>
public interface IMidPriceSource
{
    /// <summary>(Best bid + best ask) / 2 of one pair, not older than 10 seconds.</summary>
    /// <param name="tradingPair">The pair.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns><see langword="null"/> when the venue has the pair but a side of its book is empty.</returns>
    /// <exception cref="ExchangeException">
    /// The pair does not exist (<see cref="ExchangeErrorKind.NotFound"/>) or the venue could not be asked.
    /// </exception>
    Task<decimal?> GetMidPriceAsync(string tradingPair, CancellationToken cancellationToken);
}

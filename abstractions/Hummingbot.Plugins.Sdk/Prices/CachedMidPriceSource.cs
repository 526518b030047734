using System.Collections.Concurrent;
using Hummingbot.Plugins.Sdk.Rest;

namespace Hummingbot.Plugins.Sdk.Prices;

/// <summary>
/// The part of a mid price source that is the same everywhere: a price is kept for ten seconds a pair, callers at the same time share one
/// request, and a failure is not kept. A venue supplies the request.
/// </summary>
/// <param name="timeProvider">The clock.</param>
public abstract class CachedMidPriceSource(TimeProvider timeProvider) : IMidPriceSource
{
    private readonly ConcurrentDictionary<string, PairPrice> _pairs = new(StringComparer.Ordinal);

    /// <summary>How long a price is kept.</summary>
    protected virtual TimeSpan KeptFor => TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public async Task<decimal?> GetMidPriceAsync(string tradingPair, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(tradingPair);
        cancellationToken.ThrowIfCancellationRequested();
        var pair = _pairs.GetOrAdd(tradingPair, static (key, self) => new PairPrice(self, key), this);
        if (pair.Last is { } last && timeProvider.GetElapsedTime(last.At) < KeptFor) return last.Price;
        try
        {
            return await pair.Request.RunAsync(cancellationToken);
        }
        catch (ExchangeException) when (pair.Last is null)
        {
            // Names that the venue does not know must not pile up.
            _pairs.TryRemove(KeyValuePair.Create(tradingPair, pair));
            throw;
        }
    }

    /// <summary>Asks the venue for (best bid + best ask) / 2 of one pair.</summary>
    /// <param name="tradingPair">The pair as <c>BASE-QUOTE</c>.</param>
    /// <param name="cancellationToken">Cancelled when no caller waits any longer.</param>
    /// <returns><see langword="null"/> when a side of the book is empty.</returns>
    /// <exception cref="ExchangeException">The pair does not exist or the venue could not be asked.</exception>
    protected abstract Task<decimal?> FetchMidPriceAsync(string tradingPair, CancellationToken cancellationToken);

    /// <summary>The middle of two best prices, for implementations of <see cref="FetchMidPriceAsync"/>.</summary>
    /// <param name="bestBid">The best bid; <see langword="null"/> or 0 for none, as venues write it.</param>
    /// <param name="bestAsk">The best ask, likewise.</param>
    /// <returns><see langword="null"/> when a side is empty.</returns>
    protected static decimal? Mid(decimal? bestBid, decimal? bestAsk) =>
        bestBid is > 0m && bestAsk is > 0m ? (bestBid + bestAsk) / 2m : null;

    private async Task<decimal?> FetchAsync(PairPrice pair, string tradingPair, CancellationToken cancellationToken)
    {
        // A price is as old as its question: what happens on the way back is unknown.
        var at = timeProvider.GetTimestamp();
        var price = await FetchMidPriceAsync(tradingPair, cancellationToken);
        pair.Last = new KnownPrice(price, at);
        return price;
    }

    private sealed record KnownPrice(decimal? Price, long At);

    private sealed class PairPrice
    {
        private volatile KnownPrice? _last;

        public PairPrice(CachedMidPriceSource owner, string tradingPair) =>
            Request = new SingleFlight<decimal?>(token => owner.FetchAsync(this, tradingPair, token));

        public SingleFlight<decimal?> Request { get; }

        public KnownPrice? Last
        {
            get => _last;
            set => _last = value;
        }
    }
}

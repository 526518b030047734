using Microsoft.Extensions.Logging;

namespace Hummingbot.Plugins.Sdk.Trackers;

// Notices books that a listener holds up; seeds the last trade price after the start, and covers trade streams that fell silent.
public abstract partial class OrderBookTrackerBase
{
    private static readonly TimeSpan SilentTrades = TimeSpan.FromSeconds(180);

    // At many venues each price is a request of its own, and quiet pairs are many.
    private static readonly TimeSpan PriceRequestSpacing = TimeSpan.FromSeconds(60);

    private async Task LookAfterBooksAsync(CancellationToken stopping)
    {
        using var everySecond = new PeriodicTimer(TimeSpan.FromSeconds(1), _context.TimeProvider);
        try
        {
            while (await everySecond.WaitForNextTickAsync(stopping).ConfigureAwait(false))
            {
                foreach (var book in _router.Books) book.NoticeIfStuck();
                var silent = _router.Books.Where(IsPriceDue).ToDictionary(book => book.TradingPair, StringComparer.Ordinal);
                if (silent.Count > 0) await RequestPricesAsync(silent, stopping).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return;
        }
    }

    private bool IsPriceDue(TrackedBook book)
    {
        var time = _context.TimeProvider;
        return book.State == OrderBookState.Ready
            && (book.LastTradeTimestamp is not { } trade || time.GetElapsedTime(trade) > SilentTrades)
            && (book.LastPriceRequestTimestamp is not { } request || time.GetElapsedTime(request) > PriceRequestSpacing);
    }

    private async Task RequestPricesAsync(Dictionary<string, TrackedBook> books, CancellationToken stopping)
    {
        foreach (var book in books.Values) book.LastPriceRequestTimestamp = _context.TimeProvider.GetTimestamp();
        try
        {
            var prices = await DataSource.GetLastTradedPricesAsync(books.Keys, stopping).ConfigureAwait(false);
            foreach (var (tradingPair, price) in prices)
            {
                if (books.TryGetValue(tradingPair, out var book)) book.Book.SetLastTradePrice(price);
            }
        }
        catch (ExchangeException e)
        {
            LogPricesFailed(_logger, ExchangeName, e.Message);
        }
    }

    [LoggerMessage(1122, LogLevel.Debug, "{Exchange}: the last traded prices could not be had: {Error}")]
    private static partial void LogPricesFailed(ILogger logger, string exchange, string error);
}

using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Hummingbot.Plugins.Sdk.Trackers;

/// <summary>
/// Delivers each message to the book of its pair, on the thread that parsed it. In a replay a message that cannot be applied ends the replay
/// instead of resyncing the book.
/// </summary>
internal sealed class OrderBookRouter(Func<string, TrackedBook?> onUnknownPair) : ChannelWriter<OrderBookMessage>, IMarketStreamObserver
{
    private readonly ConcurrentDictionary<string, TrackedBook> _books = new(StringComparer.Ordinal);

    /// <summary>Whether messages are applied here in any case, and failures thrown.</summary>
    public bool Inline { get; set; }

    public ICollection<TrackedBook> Books => _books.Values;

    public bool TryAdd(TrackedBook book) => _books.TryAdd(book.TradingPair, book);

    public TrackedBook? Remove(string tradingPair) => _books.TryRemove(tradingPair, out var book) ? book : null;

    public TrackedBook? Find(string tradingPair) => _books.GetValueOrDefault(tradingPair);

    /// <summary>Takes every book out and clears it.</summary>
    /// <returns>A task that ends when nobody works on any of them any more.</returns>
    public Task ClearAsync()
    {
        var books = _books.Keys.Select(Remove).OfType<TrackedBook>().ToList();
        books.ForEach(book => book.Clear());
        return Task.WhenAll(books.Select(book => book.WhenCleared));
    }

    /// <summary>Always takes the message: a pair whose queue is full accounts for the loss itself.</summary>
    public override bool TryWrite(OrderBookMessage item)
    {
        if ((Find(item.TradingPair) ?? onUnknownPair(item.TradingPair)) is not { } book) item.Return();
        else if (Inline) book.Process(item);
        else book.Deliver(item);
        return true;
    }

    public override ValueTask<bool> WaitToWriteAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult(true);

    public void OnFrame(string tradingPair, int bytes)
    {
        if ((Find(tradingPair) ?? onUnknownPair(tradingPair)) is not { } book) return;
        book.Metrics.Frames++;
        book.Metrics.Bytes += bytes;
    }

    public void OnRefresh(string tradingPair) => Find(tradingPair)?.ExpectSnapshot();

    public void OnUnreadableFrame(string? tradingPair, string error)
    {
        if (tradingPair is not null) Find(tradingPair)?.OnUnreadable(error);
    }

    public void OnInterrupted(IReadOnlyCollection<string> tradingPairs, string reason)
    {
        foreach (var tradingPair in tradingPairs) Find(tradingPair)?.Interrupt(reason);
    }

    public string? FindBusy(IReadOnlyCollection<string> tradingPairs) => tradingPairs.FirstOrDefault(pair => Find(pair) is { IsBusy: true });

    public void OnRefused(string tradingPair, ExchangeException refusal) => Find(tradingPair)?.Refuse(refusal);
}

using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Hummingbot.Plugins.Sdk.Trackers;

/// <summary>
/// Routes each message to the queue of its pair, on the thread that parsed it: one queue between socket and book. In a replay it hands the
/// message on at once instead, so that each is applied before the next is read.
/// </summary>
internal sealed class OrderBookRouter(Func<string, TrackedBook?> onUnknownPair) : ChannelWriter<OrderBookMessage>, IMarketStreamObserver
{
    private readonly ConcurrentDictionary<string, TrackedBook> _books = new(StringComparer.Ordinal);

    /// <summary>Whether messages are applied at once.</summary>
    public bool Inline { get; set; }

    public ICollection<TrackedBook> Books => _books.Values;

    public bool TryAdd(TrackedBook book) => _books.TryAdd(book.TradingPair, book);

    public TrackedBook? Remove(string tradingPair) => _books.TryRemove(tradingPair, out var book) ? book : null;

    public TrackedBook? Find(string tradingPair) => _books.GetValueOrDefault(tradingPair);

    public void Clear()
    {
        foreach (var tradingPair in _books.Keys) Remove(tradingPair)?.Clear();
    }

    /// <summary>Always takes the message: a pair whose queue is full accounts for the loss itself.</summary>
    public override bool TryWrite(OrderBookMessage item)
    {
        if ((Find(item.TradingPair) ?? onUnknownPair(item.TradingPair)) is not { } book) item.Return();
        else if (Inline) book.Process(item);
        else book.Enqueue(item);
        return true;
    }

    public override ValueTask<bool> WaitToWriteAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult(true);

    public void OnFrame(string tradingPair, int bytes)
    {
        if ((Find(tradingPair) ?? onUnknownPair(tradingPair)) is not { } book) return;
        book.Metrics.Frames++;
        book.Metrics.Bytes += bytes;
    }

    public void OnUnreadableFrame(string? tradingPair, string error)
    {
        if (tradingPair is not null) Find(tradingPair)?.OnUnreadable(error);
    }

    public void OnInterrupted(IReadOnlyCollection<string> tradingPairs, string reason)
    {
        foreach (var tradingPair in tradingPairs) Find(tradingPair)?.Interrupt(reason);
    }

    public void OnRefused(string tradingPair, ExchangeException refusal) => Find(tradingPair)?.Refuse(refusal);
}

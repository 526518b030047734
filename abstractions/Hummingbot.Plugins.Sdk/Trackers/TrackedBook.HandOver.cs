using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Hummingbot.Plugins.Sdk.Trackers;

/// <content>
/// Who applies a message, and when. One that finds its book idle is applied at once, on the thread that brought it: no hop, no wake-up.
/// One that finds it busy waits in the bounded queue, which a pool thread empties. Either way messages are applied one at a time, in the
/// order of each bringer.
/// </content>
/// <remarks>
/// A book whose listeners are slow would hold up whatever else its connection carries. It does so three times in a row (one may be the
/// machine's doing): from then on its messages all go through the queue, until they have been quick again for long enough.
/// </remarks>
internal sealed partial class TrackedBook : IThreadPoolWorkItem
{
    private const int SlowMessagesBeforeApart = 3;
    private const int QuickMessagesBeforeReturn = 1000;

    private static readonly TimeSpan SlowAfter = TimeSpan.FromMilliseconds(10);

    private readonly Channel<OrderBookMessage> _queue;
    private readonly TaskCompletionSource _cleared = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Messages that are being applied or wait for it. Whoever raises it from zero has the turn, until it is zero again.
    private int _pending;

    // Above zero while the book is kept apart: the quick messages still missing.
    private volatile int _apart;
    private volatile bool _closed;
    private bool _overflowed;
    private int _slowInARow;
    private long _busySince;

    public ChannelReader<OrderBookMessage> Queue => _queue.Reader;

    /// <summary>Whether a message is being applied or waits for it.</summary>
    public bool IsBusy => Volatile.Read(ref _pending) > 0;

    /// <summary>Ends when the book has been cleared and nobody works on it any more.</summary>
    public Task WhenCleared => _cleared.Task;

    /// <summary>Applies a message, now or as soon as those before it are applied, and takes over its ownership.</summary>
    public void Deliver(OrderBookMessage message)
    {
        if (message.Type == OrderBookMessageType.Reset) _refusal = null; // the pair is subscribed anew
        if (_apart == 0 && Interlocked.CompareExchange(ref _pending, 1, 0) == 0)
        {
            var received = message.ReceivedTimestamp;
            ApplyGuarded(message, received != 0 ? received : _time.GetTimestamp());
            Leave();
        }
        else if (Enqueue(message) && Interlocked.Increment(ref _pending) == 1)
        {
            PassOn();
        }
    }

    /// <summary>Takes a message into the queue. A full queue loses the message and marks the book stale: never silently.</summary>
    /// <returns>Whether it was taken.</returns>
    public bool Enqueue(OrderBookMessage message)
    {
        if (_queue.Writer.TryWrite(message)) return true;
        message.Return();
        Interlocked.Increment(ref Metrics.QueueOverflows);
        if (Interlocked.Exchange(ref _overflowed, true)) return false;

        // Visible now: whoever should notice may be held up by a listener.
        lock (_stateLock) LeaveReady(Overrun);
        return false;
    }

    /// <summary>Marks the book stale when the message being applied does not come to an end. Called every second or so.</summary>
    public void NoticeIfStuck()
    {
        var since = Volatile.Read(ref _busySince);
        if (since == 0 || _time.GetElapsedTime(since) < StallWatch.Limit || Interlocked.Exchange(ref _overflowed, true)) return;
        var reason = $"a listener has held up the book for more than {StallWatch.Limit.TotalSeconds:0} s";
        LogStuck(_logger, _options.ExchangeName, TradingPair, reason);
        lock (_stateLock) LeaveReady(reason);
    }

    /// <summary>
    /// Gives every message back and empties the book, for good; at once when it is idle, else when the message being applied is done. What
    /// is delivered later is dropped.
    /// </summary>
    public void Clear()
    {
        _closed = true;
        ClearIfIdle();
    }

    void IThreadPoolWorkItem.Execute()
    {
        var started = _time.GetTimestamp();
        do
        {
            // Each message is counted after it was queued, so there is one.
            if (_queue.Reader.TryRead(out var message)) started = ApplyGuarded(message, started);
        }
        while (Interlocked.Decrement(ref _pending) > 0);

        if (_closed) ClearIfIdle();
    }

    private void Leave()
    {
        if (Interlocked.Decrement(ref _pending) > 0) PassOn();
        else if (_closed) ClearIfIdle();
    }

    private void PassOn() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);

    private void ClearIfIdle()
    {
        // Whoever has the turn looks for this when it ends.
        if (Interlocked.CompareExchange(ref _pending, 1, 0) != 0) return;
        Release(_saved);
        Release(_past);
        Book.Clear();
        _cleared.TrySetResult();
        if (Interlocked.Decrement(ref _pending) > 0) PassOn();
    }

    private long ApplyGuarded(OrderBookMessage message, long started)
    {
        if (_closed)
        {
            message.Return();
            return started;
        }

        Volatile.Write(ref _busySince, started);
        try
        {
            Process(message);
        }
        catch (Exception e)
        {
            LogApplyFailed(_logger, e, _options.ExchangeName, TradingPair);
            OnUnreadable(e.Message);
        }

        Volatile.Write(ref _busySince, 0);
        var ended = _time.GetTimestamp();
        if (ended - started > _slowAfter)
        {
            OnSlow(_time.GetElapsedTime(started, ended));
        }
        else
        {
            _slowInARow = 0;
            if (_apart > 0) _apart--;
        }

        return ended;
    }

    private void OnSlow(TimeSpan took)
    {
        if (++_slowInARow < SlowMessagesBeforeApart) return;
        if (_apart == 0) LogSlow(_logger, _options.ExchangeName, TradingPair, took.TotalMilliseconds);
        _apart = QuickMessagesBeforeReturn;
    }

    [LoggerMessage(1130, LogLevel.Error, "{Exchange} {TradingPair}: an update could not be applied; taking a new snapshot")]
    private static partial void LogApplyFailed(ILogger logger, Exception exception, string exchange, string tradingPair);

    [LoggerMessage(1112, LogLevel.Error, "{Exchange} {TradingPair}: {Reason}; it is stale until that ends. Listeners should hand slow work to a thread of their own")]
    private static partial void LogStuck(ILogger logger, string exchange, string tradingPair, string reason);

    [LoggerMessage(
        1111,
        LogLevel.Warning,
        "{Exchange} {TradingPair}: applying an update and calling its listeners took {Milliseconds:0} ms, and held up the other pairs of the"
        + " connection; the pair is kept apart until it is quick again. Listeners should hand slow work to a thread of their own")]
    private static partial void LogSlow(ILogger logger, string exchange, string tradingPair, double milliseconds);
}

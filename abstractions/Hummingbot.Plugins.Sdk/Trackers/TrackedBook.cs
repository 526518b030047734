using System.Threading.Channels;
using Hummingbot.Plugins.Sdk.OrderBooks;
using Microsoft.Extensions.Logging;

namespace Hummingbot.Plugins.Sdk.Trackers;

/// <summary>
/// One pair of a tracker: its queue, its book and the state machine between them. <see cref="Process"/> runs on one thread at a time; the
/// other members may be called from any.
/// </summary>
internal sealed partial class TrackedBook
{
    private const string Overrun = "updates arrived faster than they could be applied";

    // Diffs kept so that a snapshot that is a little older than the book can still be applied.
    private const int PastDiffs = 32;

    private readonly TrackedBookOptions _options;
    private readonly ContinuityRule _rule;
    private readonly ILogger _logger;
    private readonly TimeProvider _time;
    private readonly long _slowAfter;
    private readonly Queue<OrderBookMessage> _saved = new();
    private readonly Queue<OrderBookMessage> _past = new();
    private readonly Lock _stateLock = new();
    private volatile OrderBookState _state;
    private string? _reason = "waiting for the connection";
    private TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource _firstSaved = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile ExchangeException? _refusal;
    private bool _interrupted;
    private long _lastUpdateId;

    // Diffs since the book became ready, while one of the snapshots asked for before may still come; then 0.
    private int _sinceReady;
    private volatile bool _snapshotExpected;

    public TrackedBook(string tradingPair, TrackedBookOptions options)
    {
        TradingPair = tradingPair;
        _options = options;
        _rule = options.Rule;
        _logger = options.Logger;
        _time = options.TimeProvider;
        _slowAfter = (long)(SlowAfter.TotalSeconds * _time.TimestampFrequency);
        Book = new OrderBook(tradingPair, options.Logger);
        Orders = options.CreateActiveOrders?.Invoke(tradingPair);
        _queue = Channel.CreateBounded<OrderBookMessage>(new BoundedChannelOptions(options.QueueCapacity)
        {
            SingleReader = true,
            AllowSynchronousContinuations = false,
        });
        SnapshotWanted = new SemaphoreSlim(0, 1);
    }

    public string TradingPair { get; }

    public OrderBook Book { get; }

    /// <summary>The orders behind the book, at level-3 venues: one instance from the first snapshot on.</summary>
    public ActiveOrderTracker? Orders { get; }

    public TrackedBookMetrics Metrics { get; } = new();

    /// <summary>Whether any snapshot is taken to be expected, as in a recording, which says nothing of requests.</summary>
    public bool RemembersAlways { get; init; }

    /// <summary>Signalled when the book needs a snapshot.</summary>
    public SemaphoreSlim SnapshotWanted { get; }

    /// <summary>
    /// Whether the snapshot wanted belongs to a fresh subscription, and so comes by itself at venues that stream snapshots.
    /// </summary>
    public bool SnapshotFollows { get; private set; }

    /// <summary>When a public trade was last applied, as <see cref="TimeProvider.GetTimestamp"/>; <see langword="null"/> before the first.</summary>
    public long? LastTradeTimestamp { get; private set; }

    /// <summary>When the last traded price was last asked for over REST; used by the tracker's price loop alone.</summary>
    public long? LastPriceRequestTimestamp { get; set; }

    public OrderBookState State => _state;

    public OrderBookStatus Status
    {
        get
        {
            lock (_stateLock) return new OrderBookStatus(TradingPair, _state, _reason, Metrics.Read(_time));
        }
    }

    /// <summary>Ends when the book is ready; a new task each time that it stops being ready.</summary>
    public Task WhenReady
    {
        get
        {
            lock (_stateLock) return _ready.Task;
        }
    }

    /// <summary>Ends when the first diff since the last reset has been saved.</summary>
    public Task WhenFirstSaved
    {
        get
        {
            lock (_stateLock) return _firstSaved.Task;
        }
    }

    /// <summary>A snapshot was asked for although the book is in sequence: diffs are remembered until it comes.</summary>
    public void ExpectSnapshot() => _snapshotExpected = true;

    /// <summary>The connection broke: the book is stale from now on, though the reset comes only with the next connection.</summary>
    public void Interrupt(string reason)
    {
        lock (_stateLock)
        {
            _interrupted = true;
            LeaveReady(reason);
        }
    }

    /// <summary>A message of this pair could not be read, so the book may miss it.</summary>
    public void OnUnreadable(string error)
    {
        Interlocked.Increment(ref Metrics.UnreadableFrames);
        BeginResync($"a message could not be read: {error}");
    }

    /// <summary>The venue does not have the pair: waiting for it is pointless.</summary>
    public void Refuse(ExchangeException refusal)
    {
        lock (_stateLock)
        {
            _refusal = refusal;
            _state = OrderBookState.Failed;
            _reason = refusal.Message;
            if (_ready.Task.IsCompleted) _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _ready.TrySetException(refusal);
            _ = _ready.Task.Exception;
        }
    }

    /// <summary>Notes why a snapshot could not be had.</summary>
    public void OnSnapshotFailed(string reason, bool giveUpForNow)
    {
        lock (_stateLock)
        {
            if (_state == OrderBookState.Ready) return;
            _reason = reason;
            if (giveUpForNow) _state = OrderBookState.Failed;
        }
    }

    /// <summary>Applies one message and takes over its ownership.</summary>
    /// <exception cref="ExchangeException">The book cannot hold the message's numbers; the book is unchanged.</exception>
    public void Process(OrderBookMessage message)
    {
        var kept = false;
        try
        {
            if (Volatile.Read(ref _overflowed))
            {
                Volatile.Write(ref _overflowed, false);
                BeginResync(Overrun);
            }

            switch (message.Type)
            {
                case OrderBookMessageType.Diff:
                    kept = OnDiff(message);
                    break;
                case OrderBookMessageType.Trade:
                    Book.ApplyTrade(message, _time.GetUtcNow());
                    Metrics.Trades++;
                    LastTradeTimestamp = _time.GetTimestamp();
                    break;
                case OrderBookMessageType.Snapshot:
                    OnSnapshot(message);
                    break;
                case OrderBookMessageType.Reset:
                    OnReset();
                    break;
            }
        }
        finally
        {
            if (!kept) message.Return();
        }
    }

    private bool OnDiff(OrderBookMessage diff)
    {
        if (State != OrderBookState.Ready) return Save(diff);
        switch (_rule.Check(_lastUpdateId, diff))
        {
            case Continuity.Old:
                Metrics.DiffsDiscarded++;
                return false;
            case Continuity.Gap:
                OnGap(diff);
                return Save(diff);
            default:
                Apply(diff);
                return Remember(diff);
        }
    }

    private bool Save(OrderBookMessage diff)
    {
        if (!_rule.JoinsSavedDiffs)
        {
            Metrics.DiffsDiscarded++;
            return false;
        }

        // The oldest goes first: the join then finds the hole and asks for a newer snapshot.
        if (_saved.Count == _options.SavedCapacity) _saved.Dequeue().Return();
        _saved.Enqueue(diff);
        lock (_stateLock) _firstSaved.TrySetResult();
        return true;
    }

    private void OnSnapshot(OrderBookMessage snapshot)
    {
        if (State == OrderBookState.Ready && _rule.JoinsSavedDiffs)
        {
            Refresh(snapshot);
            return;
        }

        while (_saved.TryPeek(out var oldest) && _rule.Check(snapshot.UpdateId, oldest) == Continuity.Old)
        {
            Metrics.DiffsDiscarded++;
            _saved.Dequeue().Return();
        }

        if (_saved.TryPeek(out var first) && _rule.Check(snapshot.UpdateId, first) == Continuity.Gap)
        {
            Metrics.SnapshotsDiscarded++;
            BeginResync($"the snapshot ends at {snapshot.UpdateId}, before the first update {first.FirstUpdateId}");
            return;
        }

        ApplySnapshot(snapshot);
        _sinceReady = 1;
        while (_saved.TryPeek(out var diff))
        {
            var continuity = _rule.Check(_lastUpdateId, diff);
            if (continuity == Continuity.Gap)
            {
                OnGap(diff);
                return;
            }

            _saved.Dequeue();
            if (continuity == Continuity.Next) Apply(diff);
            else Metrics.DiffsDiscarded++;
            if (!Remember(diff)) diff.Return();
        }

        // Only now: whoever waits for it must not find the book of some time ago, or one that turns out to have a gap.
        SetReady();
    }

    private void OnGap(OrderBookMessage diff)
    {
        Metrics.Gaps++;
        var reason = $"updates {_lastUpdateId + 1} to {diff.FirstUpdateId - 1} were missed";
        LogGap(_logger, _options.ExchangeName, TradingPair, reason);
        BeginResync(reason);
    }

    // A snapshot for a book that is in sequence anyway: it brings the levels beyond the depth of the first one.
    private void Refresh(OrderBookMessage snapshot)
    {
        _snapshotExpected = false;
        if (snapshot.UpdateId < _lastUpdateId
            && !(_past.TryPeek(out var oldest) && _rule.Check(snapshot.UpdateId, oldest) != Continuity.Gap))
        {
            Metrics.SnapshotsDiscarded++;
            return;
        }

        ApplySnapshot(snapshot);
        foreach (var diff in _past)
        {
            if (_rule.Check(_lastUpdateId, diff) == Continuity.Next) Apply(diff, again: true);
        }
    }

    private void OnReset()
    {
        Release(_saved);
        Release(_past);
        if (_refusal is not null) return; // it came after the subscription that this reset belongs to
        lock (_stateLock)
        {
            _interrupted = false;
            if (_firstSaved.Task.IsCompleted) _firstSaved = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        BeginResync("waiting for a snapshot", snapshotFollows: true);
    }

    private void ApplySnapshot(OrderBookMessage snapshot)
    {
        Orders?.FillSnapshotLevels((ActiveOrderMessage)snapshot);
        Book.ApplySnapshot(snapshot);
        _lastUpdateId = snapshot.UpdateId;
        Metrics.SnapshotsApplied++;
        NoteChange(snapshot);
    }

    private void Apply(OrderBookMessage diff, bool again = false)
    {
        if (Orders is not null)
        {
            diff.ClearLevels();
            Orders.FillDiffLevels((ActiveOrderMessage)diff);
        }

        var crossed = (Book.ApplyDiff(diff) & OrderBookChange.Crossed) != 0;
        _lastUpdateId = diff.UpdateId;
        if (again) return;
        Metrics.DiffsApplied++;
        if (crossed) Metrics.Crossed++;
        NoteChange(diff);
    }

    // A streamed message carries the time; only one asked for over REST costs a look at the clock.
    private void NoteChange(OrderBookMessage message) =>
        Metrics.LastChangeTimestamp = message.ReceivedTimestamp != 0 ? message.ReceivedTimestamp : _time.GetTimestamp();

    // Only while a snapshot is expected: messages held back are out of the processor's cache when they are used again.
    private bool Remember(OrderBookMessage diff)
    {
        if (!_rule.JoinsSavedDiffs) return false;
        if (_sinceReady > 0 && ++_sinceReady > PastDiffs) _sinceReady = 0;
        if (_sinceReady == 0 && !_snapshotExpected && !RemembersAlways)
        {
            if (_past.Count > 0) Release(_past);
            return false;
        }

        if (_past.Count == PastDiffs) _past.Dequeue().Return();
        _past.Enqueue(diff);
        return true;
    }

    private void SetReady()
    {
        lock (_stateLock)
        {
            if (_interrupted) return;
            _state = OrderBookState.Ready;
            _reason = null;
            _ready.TrySetResult();
        }
    }

    private void BeginResync(string reason, bool snapshotFollows = false)
    {
        // The first snapshot makes a book; only those after it make up for something.
        if (Metrics.SnapshotsApplied > 0) Interlocked.Increment(ref Metrics.Resyncs);
        lock (_stateLock)
        {
            SnapshotFollows = snapshotFollows;
            LeaveReady(reason);
            if (SnapshotWanted.CurrentCount == 0) SnapshotWanted.Release();
        }
    }

    private void LeaveReady(string reason)
    {
        if (_ready.Task.IsCompleted) _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _state = Metrics.SnapshotsApplied == 0 ? OrderBookState.Initializing : OrderBookState.Resyncing;
        _reason = reason;
    }

    private static void Release(Queue<OrderBookMessage> messages)
    {
        while (messages.TryDequeue(out var message)) message.Return();
    }

    [LoggerMessage(1110, LogLevel.Warning, "{Exchange} {TradingPair}: gap: {Reason}; taking a new snapshot")]
    private static partial void LogGap(ILogger logger, string exchange, string tradingPair, string reason);
}

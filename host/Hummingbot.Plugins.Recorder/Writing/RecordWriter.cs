using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Hummingbot.Plugins.Recorder;

/// <summary>
/// The one task that writes. Whatever waits is written in one transaction: first the orders that wait to be sent, then events in the order
/// in which they came. What fails is tried again, except orders, which fail.
/// </summary>
internal sealed class RecordWriter : IAsyncDisposable
{
    private const int JournalCapacity = 1024;
    private const int MaxBackoff = 16;

    private readonly RecorderOptions _options;
    private readonly RecorderDatabase _database;
    private readonly ILogger _logger;
    private readonly Channel<JournalEntry> _journal = Channel.CreateBounded<JournalEntry>(JournalCapacity);
    private readonly Channel<QueuedEvent> _events = Channel.CreateUnbounded<QueuedEvent>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly SemaphoreSlim _room;
    private readonly CancellationTokenSource _abort = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<JournalEntry> _entries = [];
    private readonly List<QueuedEvent> _batch = [];
    private readonly HashSet<ConnectorRecording> _touched = [];
    private readonly Task _running;
    private WriteSession? _session;
    private RecorderStatus _status;
    private int _isDisposed;

    public RecordWriter(RecorderOptions options, RecorderDatabase database, WriteSession session, ILogger logger)
    {
        _options = options;
        _database = database;
        _session = session;
        _logger = logger;
        _room = new SemaphoreSlim(options.QueueCapacity);
        _status = new RecorderStatus(RecorderState.Recording, null, options.TimeProvider.GetUtcNow());
        _running = Task.Run(RunAsync);
    }

    public event Action<RecorderStatus>? StatusChanged;

    public RecorderStatus Status => Volatile.Read(ref _status);

    public async ValueTask JournalAsync(JournalEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            await _journal.Writer.WriteAsync(entry, cancellationToken).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            throw Stopped();
        }

        _wake.Writer.TryWrite(true);
    }

    /// <summary>Queues something. Waits for room when too much is waiting.</summary>
    /// <returns><see langword="false"/> when nothing is written any more.</returns>
    public bool Post(QueuedEvent queued)
    {
        try
        {
            _room.Wait(_stopping.Token);
        }
        catch (OperationCanceledException)
        {
            return false;
        }

        if (!_events.Writer.TryWrite(queued)) return false;
        _wake.Writer.TryWrite(true);
        return true;
    }

    /// <summary>Ends once everything posted before has been written.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        var flushed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopping.Token);
        try
        {
            await _room.WaitAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Stopped();
        }

        if (!_events.Writer.TryWrite(new QueuedEvent(null, null, flushed))) throw Stopped();
        _wake.Writer.TryWrite(true);
        await flushed.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
        {
            await _running.ConfigureAwait(false);
            return;
        }

        await _stopping.CancelAsync().ConfigureAwait(false);
        _journal.Writer.TryComplete();
        _events.Writer.TryComplete();
        _wake.Writer.TryComplete();
        using (var limit = new CancellationTokenSource(_options.StopTimeout, _options.TimeProvider))
        using (limit.Token.Register(_abort.Cancel))
            await _running.ConfigureAwait(false);
        if (_session is not null) await _session.DisposeAsync().ConfigureAwait(false);
        Become(RecorderState.Stopped, Status.Reason);
        _abort.Dispose();
    }

    private static RecorderException Stopped() =>
        new(RecorderErrorKind.Stopped, "The recorder is stopped, so that no order can be recorded. Start it again before trading.");

    private async Task RunAsync()
    {
        while (true)
        {
            Collect();
            if (_entries.Count + _batch.Count == 0)
            {
                // A wake-up that was given meanwhile is still there.
                if (!await _wake.Reader.WaitToReadAsync().ConfigureAwait(false) && IsEmpty) return;
                _wake.Reader.TryRead(out _);
                continue;
            }

            if (!await WriteBatchAsync().ConfigureAwait(false)) return;
        }
    }

    private bool IsEmpty => !_journal.Reader.TryPeek(out _) && !_events.Reader.TryPeek(out _);

    private void Collect()
    {
        while (_entries.Count < JournalCapacity && _journal.Reader.TryRead(out var entry)) _entries.Add(entry);
        while (_batch.Count < _options.BatchSize && _events.Reader.TryRead(out var queued)) _batch.Add(queued);
    }

    /// <summary>Writes what has been collected, however often it takes.</summary>
    /// <returns><see langword="false"/> when it was given up.</returns>
    private async Task<bool> WriteBatchAsync()
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await WriteOnceAsync(_abort.Token).ConfigureAwait(false);
                Become(RecorderState.Recording, null);
                Complete();
                return true;
            }
            catch (OperationCanceledException) when (_abort.IsCancellationRequested)
            {
                GiveUp();
                return false;
            }
            catch (Exception exception)
            {
                await FailAsync(DatabaseFault.Of(exception, _database)).ConfigureAwait(false);
            }

            if (_batch.Count == 0) return true;

            await WaitToRetryAsync(_options.RetryDelay * Math.Min(1 << Math.Min(attempt, 8), MaxBackoff)).ConfigureAwait(false);
            Collect();
        }
    }

    private async Task WriteOnceAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var session = _session ??= new WriteSession(await _database.OpenAsync(cancellationToken).ConfigureAwait(false));
        _touched.Clear();
        await session.BeginAsync(cancellationToken).ConfigureAwait(false);
        foreach (var entry in _entries) entry.Write(session);
        foreach (var (recording, announcement, _) in _batch)
        {
            if (recording is null) continue;
            if (_touched.Add(recording)) recording.Begin();
            if (announcement is null) recording.Sweep();
            else recording.Apply(session, announcement);
        }

        var now = _options.TimeProvider.GetUtcNow();
        foreach (var recording in _touched) recording.Finish(session, now);
        await session.FlushAsync(cancellationToken).ConfigureAwait(false);
        await session.CommitAsync(cancellationToken).ConfigureAwait(false);
    }

    private void Complete()
    {
        foreach (var entry in _entries) entry.Committed();
        foreach (var recording in _touched) recording.Committed();
        foreach (var queued in _batch) queued.Flushed?.TrySetResult();
        if (_batch.Count > 0) _room.Release(_batch.Count);
        _entries.Clear();
        _batch.Clear();
    }

    private async Task FailAsync(RecorderException reason)
    {
        if (_session is not null)
        {
            try
            {
                await _session.DisposeAsync().ConfigureAwait(false);
            }
            catch (Exception exception) when (DatabaseFault.IsOne(exception) || exception is InvalidOperationException)
            {
                // The connection is given up because it failed; that it also fails to end adds nothing.
            }

            _session = null;
        }

        Become(RecorderState.Faulted, reason.Message);
        foreach (var entry in _entries) entry.Fail(reason);
        _entries.Clear();
    }

    /// <summary>An order that wants to be recorded ends the wait: it has to know now.</summary>
    private async Task WaitToRetryAsync(TimeSpan delay)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_abort.Token);
        var waiting = Task.Delay(delay, _options.TimeProvider, either.Token);
        var order = _journal.Reader.WaitToReadAsync(either.Token).AsTask();
        var first = await Task.WhenAny(waiting, order).ConfigureAwait(false);
        // A journal that is closed says so at once; then the time alone counts.
        if (first == order && !(order.IsCompletedSuccessfully && await order.ConfigureAwait(false)))
            await waiting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await either.CancelAsync().ConfigureAwait(false);
    }

    private void GiveUp()
    {
        var lost = _batch.Count(queued => queued.Event is not null);
        var reason = new RecorderException(RecorderErrorKind.Stopped, Status.Reason ?? "There was not enough time to write them.");
        while (true)
        {
            foreach (var queued in _batch) queued.Flushed?.TrySetException(reason);
            _batch.Clear();
            Collect();
            foreach (var entry in _entries) entry.Fail(reason);
            _entries.Clear();
            if (_batch.Count == 0) break;
            lost += _batch.Count(queued => queued.Event is not null);
        }

        if (lost > 0) RecorderLog.Lost(_logger, lost, reason.Message);
    }

    private void Become(RecorderState state, string? reason)
    {
        var before = Status;
        if (before.State == state && before.Reason == reason) return;
        var status = new RecorderStatus(state, reason, before.State == state ? before.Since : _options.TimeProvider.GetUtcNow());
        Volatile.Write(ref _status, status);
        if (state == RecorderState.Faulted) RecorderLog.Faulted(_logger, reason!, _options.QueueCapacity - _room.CurrentCount);
        else if (state == RecorderState.Recording) RecorderLog.Recovered(_logger);
        try
        {
            StatusChanged?.Invoke(status);
        }
        catch (Exception exception)
        {
            RecorderLog.ListenerFailed(_logger, exception.Message);
        }
    }
}

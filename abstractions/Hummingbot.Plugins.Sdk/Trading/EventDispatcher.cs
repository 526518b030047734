using Microsoft.Extensions.Logging;

namespace Hummingbot.Plugins.Sdk.Trading;

/// <summary>
/// Delivers events to listeners: in the order posted, one at a time, away from the thread that posts. Nothing is dropped. Safe for
/// concurrent use.
/// </summary>
internal sealed class EventDispatcher(string exchange, ILogger logger) : IThreadPoolWorkItem
{
    private readonly Lock _lock = new();
    private readonly Queue<ExchangeEvent> _queue = new();
    private Listener[] _listeners = [];
    private TaskCompletionSource? _delivered;
    private bool _isDraining;
    private int _holds;

    public IDisposable Subscribe(Action<ExchangeEvent> listener)
    {
        ArgumentNullException.ThrowIfNull(listener);
        var entry = new Listener(this, listener);
        lock (_lock) _listeners = [.. _listeners, entry];
        return entry;
    }

    public void Post(ExchangeEvent announcement)
    {
        lock (_lock)
        {
            _queue.Enqueue(announcement);
            if (!TryBegin()) return;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <summary>Ends when everything posted so far has been delivered.</summary>
    public Task WhenDelivered()
    {
        lock (_lock)
        {
            if (!_isDraining && _queue.Count == 0) return Task.CompletedTask;
            _delivered ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _delivered.Task;
        }
    }

    /// <summary>Has delivery begin only after <see cref="Release"/>: waking its thread takes longer than sending an order.</summary>
    public void Hold()
    {
        lock (_lock) _holds++;
    }

    /// <summary>Ends a <see cref="Hold"/>.</summary>
    public void Release()
    {
        lock (_lock)
        {
            _holds--;
            if (!TryBegin()) return;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <summary>Whether the caller is to have what is queued delivered.</summary>
    private bool TryBegin()
    {
        if (_isDraining || _holds > 0 || _queue.Count == 0) return false;
        return _isDraining = true;
    }

    /// <summary>Delivers until nothing is left.</summary>
    void IThreadPoolWorkItem.Execute()
    {
        while (true)
        {
            ExchangeEvent next;
            lock (_lock)
            {
                if (!_queue.TryDequeue(out next!))
                {
                    _isDraining = false;
                    _delivered?.SetResult();
                    _delivered = null;
                    return;
                }
            }

            foreach (var listener in Volatile.Read(ref _listeners)) Deliver(listener, next);
        }
    }

    private void Deliver(Listener listener, ExchangeEvent announcement)
    {
        try
        {
            listener.Call(announcement);
        }
        catch (Exception exception)
        {
            TradingLog.ListenerFailed(logger, exchange, announcement.Kind, announcement.OrderId, exception);
        }
    }

    private sealed class Listener(EventDispatcher owner, Action<ExchangeEvent> call) : IDisposable
    {
        private volatile bool _isDisposed;

        public void Call(ExchangeEvent announcement)
        {
            if (!_isDisposed) call(announcement);
        }

        public void Dispose()
        {
            _isDisposed = true;
            lock (owner._lock) owner._listeners = [.. owner._listeners.Where(other => !ReferenceEquals(other, this))];
        }
    }
}

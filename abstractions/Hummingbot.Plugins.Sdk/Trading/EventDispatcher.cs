using Microsoft.Extensions.Logging;

namespace Hummingbot.Plugins.Sdk.Trading;

/// <summary>
/// Delivers events to listeners: in the order posted, one at a time, away from the thread that posts. Nothing is dropped. Safe for
/// concurrent use.
/// </summary>
internal sealed class EventDispatcher(string exchange, ILogger logger)
{
    private readonly Lock _lock = new();
    private readonly Queue<ExchangeEvent> _queue = new();
    private Listener[] _listeners = [];
    private Task _draining = Task.CompletedTask;
    private bool _isDraining;

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
            if (_isDraining) return;
            _isDraining = true;
            _draining = Task.Run(Drain);
        }
    }

    /// <summary>Ends when everything posted so far has been delivered.</summary>
    public Task WhenDelivered()
    {
        lock (_lock) return _draining;
    }

    private void Drain()
    {
        while (true)
        {
            ExchangeEvent next;
            lock (_lock)
            {
                if (!_queue.TryDequeue(out next!))
                {
                    _isDraining = false;
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

using Microsoft.Extensions.Logging;

namespace Hummingbot.Plugins.Sdk.OrderBooks;

/// <summary>Those who listen to one kind of event of a book. Listeners may come and go on any thread, also while being called.</summary>
/// <typeparam name="T">What they are told.</typeparam>
internal sealed partial class ListenerList<T>(string tradingPair, string kind, ILogger logger)
{
    private readonly Lock _lock = new();

    // Replaced, never changed: whoever calls the listeners walks the array that was there when it began.
    private volatile Subscription[] _subscriptions = [];

    public bool HasAny => _subscriptions.Length > 0;

    public IDisposable Add(Action<T> listener)
    {
        ArgumentNullException.ThrowIfNull(listener);
        var subscription = new Subscription(this, listener);
        lock (_lock) _subscriptions = [.. _subscriptions, subscription];
        return subscription;
    }

    public void Notify(T value)
    {
        foreach (var subscription in _subscriptions)
        {
            try
            {
                subscription.Listener(value);
            }
            catch (Exception exception)
            {
                LogListenerFailed(logger, exception, kind, tradingPair);
            }
        }
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "A {Kind} listener of the {TradingPair} order book failed; it stays subscribed and the others were still called.")]
    private static partial void LogListenerFailed(ILogger logger, Exception exception, string kind, string tradingPair);

    private sealed class Subscription(ListenerList<T> owner, Action<T> listener) : IDisposable
    {
        public Action<T> Listener { get; } = listener;

        public void Dispose()
        {
            lock (owner._lock) owner._subscriptions = Array.FindAll(owner._subscriptions, other => other != this);
        }
    }
}

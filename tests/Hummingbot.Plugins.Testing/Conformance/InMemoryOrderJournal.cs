using System.Collections.Concurrent;

namespace Hummingbot.Plugins.Testing;

/// <summary>A journal that keeps in memory what a connector writes down before it sends. Safe for concurrent use.</summary>
public sealed class InMemoryOrderJournal : IOrderJournal
{
    private readonly ConcurrentDictionary<string, string> _states = new(StringComparer.Ordinal);

    /// <summary>The tracking states written so far, by client order id. A snapshot.</summary>
    public IReadOnlyDictionary<string, string> TrackingStates => new Dictionary<string, string>(_states);

    /// <inheritdoc/>
    public ValueTask RecordBeforeSendAsync(InFlightOrder order, string trackingState, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(order);
        _states[order.ClientOrderId] = trackingState;
        return ValueTask.CompletedTask;
    }
}

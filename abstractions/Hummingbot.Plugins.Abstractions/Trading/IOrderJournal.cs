namespace Hummingbot.Plugins;

/// <summary>
/// Where a connector writes an order down <em>before</em> its request leaves, so that losing the process at any instant loses no order.
/// The host provides it; a connector without one trades unrecorded.
/// </summary>
/// <remarks>Safe for concurrent calls. What happens to the order afterwards reaches the host through
/// <see cref="IExchangeConnector.Subscribe"/>.</remarks>
public interface IOrderJournal
{
    /// <summary>
    /// Writes down an order that is about to be sent. The connector sends nothing before the task has completed, and fails the order
    /// without sending it when the task fails.
    /// </summary>
    /// <param name="order">The order, in state <see cref="OrderState.PendingCreate"/>.</param>
    /// <param name="trackingState">The order's entry of <see cref="IExchangeConnector.TrackingStates"/>.</param>
    /// <param name="cancellationToken">Gives the order up.</param>
    /// <returns>A task that completes once the order is on durable storage.</returns>
    ValueTask RecordBeforeSendAsync(InFlightOrder order, string trackingState, CancellationToken cancellationToken);
}

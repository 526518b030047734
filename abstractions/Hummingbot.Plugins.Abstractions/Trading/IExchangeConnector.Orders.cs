namespace Hummingbot.Plugins;

public partial interface IExchangeConnector
{
    /// <summary>The order types that the venue can execute.</summary>
    IReadOnlyCollection<OrderType> SupportedOrderTypes { get; }

    /// <summary>
    /// The orders that have not ended, by client order id. Orders of unknown outcome stay here
    /// (<see cref="InFlightOrder.IsOutcomeUnknown"/>) until the venue settles them.
    /// </summary>
    IReadOnlyDictionary<string, InFlightOrder> InFlightOrders { get; }

    /// <summary>The limit orders among <see cref="InFlightOrders"/>, in short form.</summary>
    IReadOnlyList<LimitOrder> LimitOrders { get; }

    /// <summary>
    /// What has to be persisted to take up <see cref="InFlightOrders"/> after a restart: one JSON text per client order id, with every
    /// number as text. Only the connector reads them; they are readable by later versions of the same connector.
    /// </summary>
    IReadOnlyDictionary<string, string> TrackingStates { get; }

    /// <summary>
    /// Takes up orders of an earlier run. Called before the network is started; their truth is then asked of the venue. Fills that are in
    /// the states are not announced again. One entry that cannot be read does not hinder the others. An id that is already tracked is left
    /// as it is.
    /// </summary>
    /// <param name="trackingStates">Entries that <see cref="TrackingStates"/> or <see cref="IOrderJournal"/> gave.</param>
    /// <returns>Which entries are tracked again and which could not be read.</returns>
    RestoredTrackingStates RestoreTrackingStates(IReadOnlyDictionary<string, string> trackingStates);

    /// <summary>
    /// Begins to buy and returns the client order id at once, before anything is sent. Everything further arrives as events, refusals by
    /// trading rules included: <see cref="BuyOrderCreatedEvent"/> or <see cref="OrderFailureEvent"/>.
    /// </summary>
    /// <param name="tradingPair">The pair, as <c>BASE-QUOTE</c>.</param>
    /// <param name="amount">The amount in base asset.</param>
    /// <param name="orderType">How the order is executed.</param>
    /// <param name="price">The limit price in quote per base; <see langword="null"/> for <see cref="OrderType.Market"/>.</param>
    /// <param name="extras">As <see cref="OrderRequest.Extras"/>.</param>
    /// <returns>The client order id.</returns>
    string Buy(
        string tradingPair,
        decimal amount,
        OrderType orderType,
        decimal? price = null,
        IReadOnlyDictionary<string, string>? extras = null);

    /// <summary>As <see cref="Buy"/>, for the other side: <see cref="SellOrderCreatedEvent"/> or <see cref="OrderFailureEvent"/>
    /// follows.</summary>
    /// <param name="tradingPair">The pair, as <c>BASE-QUOTE</c>.</param>
    /// <param name="amount">The amount in base asset.</param>
    /// <param name="orderType">How the order is executed.</param>
    /// <param name="price">The limit price in quote per base; <see langword="null"/> for <see cref="OrderType.Market"/>.</param>
    /// <param name="extras">As <see cref="OrderRequest.Extras"/>.</param>
    /// <returns>The client order id.</returns>
    string Sell(
        string tradingPair,
        decimal amount,
        OrderType orderType,
        decimal? price = null,
        IReadOnlyDictionary<string, string>? extras = null);

    /// <summary>
    /// Begins to cancel an order and returns at once. An order that the venue has not acknowledged yet is cancelled as soon as it has been.
    /// What follows is the truth: <see cref="OrderCancelledEvent"/>, or the completion of an order that was filled first.
    /// </summary>
    /// <param name="tradingPair">The pair, as <c>BASE-QUOTE</c>.</param>
    /// <param name="clientOrderId">The order. An id that is not tracked is not sent to the venue.</param>
    /// <returns><paramref name="clientOrderId"/>.</returns>
    string Cancel(string tradingPair, string clientOrderId);

    /// <summary>
    /// Places an order and waits for the venue's acknowledgement: <see cref="Buy"/> or <see cref="Sell"/> for callers that want the answer
    /// rather than events, with the same life cycle and the same events.
    /// </summary>
    /// <param name="request">The order.</param>
    /// <param name="cancellationToken">Stops waiting. An order that has been sent stays tracked and is not cancelled.</param>
    /// <returns>The venue's acknowledgement.</returns>
    /// <exception cref="ExchangeException">
    /// The order was refused, or (<see cref="ExchangeErrorKind.Unknown"/>) its outcome is not known: then it stays in
    /// <see cref="InFlightOrders"/> and must not be placed again.
    /// </exception>
    /// <exception cref="ArgumentException"><see cref="OrderRequest.ClientOrderId"/> is already in use.</exception>
    Task<PlacedOrder> PlaceOrderAsync(OrderRequest request, CancellationToken cancellationToken);

    /// <summary>Asks the venue about one order, and lets the answer flow into the tracked order if there is one.</summary>
    /// <param name="clientOrderId">The order, tracked or not.</param>
    /// <param name="tradingPair">The pair, needed by some venues for an order that is not tracked.</param>
    /// <param name="cancellationToken">Gives the question up.</param>
    /// <returns>Found, absent or unknown; a venue that cannot be reached is an answer (unknown), not an exception.</returns>
    Task<OrderQueryOutcome> GetOrderAsync(
        string clientOrderId,
        string? tradingPair = null,
        CancellationToken cancellationToken = default);

    /// <summary>The venue's id of a tracked order; waits for the acknowledgement when there is none yet.</summary>
    /// <param name="clientOrderId">The order.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The id, or <see langword="null"/> when the order is not tracked or ended without one.</returns>
    /// <exception cref="TimeoutException">The venue has not acknowledged the order within the connector's limit (10 seconds by default).
    /// </exception>
    Task<string?> GetExchangeOrderIdAsync(string clientOrderId, CancellationToken cancellationToken);

    /// <summary>Cancels every tracked order, and no other order of the account, and waits for the venue's word.</summary>
    /// <param name="timeout">How long to wait in all.</param>
    /// <param name="cancellationToken">Stops waiting; cancellations that were sent take their course.</param>
    /// <returns>One result per order that had not ended: first the successes, then the failures.</returns>
    Task<IReadOnlyList<CancellationResult>> CancelAllAsync(TimeSpan timeout, CancellationToken cancellationToken);
}

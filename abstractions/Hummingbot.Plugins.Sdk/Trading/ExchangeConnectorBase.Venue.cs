namespace Hummingbot.Plugins.Sdk.Trading;

/// <content>What a venue supplies: facts about itself, its requests, and the translation of its answers.</content>
/// <remarks>
/// Every request here runs under a time limit and may be called at any time and concurrently. It fails with an
/// <see cref="ExchangeException"/> whose kind is what matters; an answer that cannot be read is <see cref="ExchangeErrorKind.BadData"/>.
/// No loop, retry or state belongs in a venue, and nothing may hold a request's token once its task has ended.
/// </remarks>
public abstract partial class ExchangeConnectorBase
{
    /// <summary>The order types that the venue can execute; by default what the descriptor says.</summary>
    public virtual IReadOnlyCollection<OrderType> SupportedOrderTypes => Descriptor.SupportedOrderTypes;

    /// <summary>What the venue accepts as client order ids.</summary>
    protected abstract ClientOrderIdFormat ClientOrderIdFormat { get; }

    /// <summary>The keys of <see cref="OrderRequest.Extras"/> that <see cref="ExecuteOrderAsync"/> understands; any other is refused.</summary>
    protected virtual IReadOnlyCollection<string> SupportedExtras => [];

    /// <summary>Whether the user stream tells every change of balances. If not, balances are read anew after order activity.</summary>
    protected virtual bool RealTimeBalanceUpdates => false;

    /// <summary>Intervals and limits; few venues need others than the default.</summary>
    protected virtual ConnectorTimings Timings => ConnectorTimings.Default;

    /// <summary>
    /// What it means that the venue, asked repeatedly, says it has no such order. Overridden where ended orders vanish: an acknowledged
    /// order that is absent was then cancelled. Its fills have been asked for and applied before.
    /// </summary>
    /// <param name="order">The order.</param>
    /// <returns>A terminal state.</returns>
    protected virtual OrderState StateOfAbsentOrder(InFlightOrder order) => OrderState.Failed;

    /// <summary>Asks for a sign of life, as cheaply as the venue allows.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task that fails when the venue cannot be reached.</returns>
    protected abstract Task CheckVenueAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Makes ready what every other request needs (symbol map, server time, account id). Runs at each start of the network; a failure
    /// fails the start, which is tried again.
    /// </summary>
    /// <param name="cancellationToken">Ends the call.</param>
    protected virtual Task PrepareAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// Sends an order once. Price and amount are quantised and checked. When the answer tells more than the acknowledgement,
    /// <see cref="ProcessAccountUpdates"/> may be given the fills before returning.
    /// </summary>
    /// <remarks>
    /// The kind of failure decides: <see cref="ExchangeErrorKind.Unknown"/>, <see cref="ExchangeErrorKind.BadData"/>, a time-out and
    /// anything that is not an <see cref="ExchangeException"/> leave the outcome open, and the order is then asked for by its client
    /// order id; every other kind says that the order surely does not exist.
    /// </remarks>
    /// <param name="order">The order.</param>
    /// <param name="extras">Further parameters; only <see cref="SupportedExtras"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The venue's acknowledgement.</returns>
    protected abstract Task<PlacedOrder> ExecuteOrderAsync(
        InFlightOrder order, IReadOnlyDictionary<string, string> extras, CancellationToken cancellationToken);

    /// <summary>Sends a buy order; a venue with one call for both sides leaves it as it is.</summary>
    /// <param name="order">The order.</param>
    /// <param name="extras">Further parameters.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The venue's acknowledgement.</returns>
    protected virtual Task<PlacedOrder> ExecuteBuyAsync(
        InFlightOrder order, IReadOnlyDictionary<string, string> extras, CancellationToken cancellationToken) =>
        ExecuteOrderAsync(order, extras, cancellationToken);

    /// <summary>Sends a sell order; a venue with one call for both sides leaves it as it is.</summary>
    /// <param name="order">The order.</param>
    /// <param name="extras">Further parameters.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The venue's acknowledgement.</returns>
    protected virtual Task<PlacedOrder> ExecuteSellAsync(
        InFlightOrder order, IReadOnlyDictionary<string, string> extras, CancellationToken cancellationToken) =>
        ExecuteOrderAsync(order, extras, cancellationToken);

    /// <summary>Sends a cancellation once. The venue has acknowledged the order before.</summary>
    /// <param name="order">The order; its exchange order id is known unless the venue has never told it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The venue's answer. <see cref="ExchangeErrorKind.NotFound"/> thrown counts as <see cref="CancelOutcome.Absent"/>.</returns>
    protected abstract Task<CancelOutcome> ExecuteCancelAsync(InFlightOrder order, CancellationToken cancellationToken);

    /// <summary>Asks for one order, by exchange order id when known, else by client order id.</summary>
    /// <param name="order">The order's ids.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>
    /// The venue's word. Thrown <see cref="ExchangeErrorKind.NotFound"/> counts as absent, every other failure as unknown. The executed amount
    /// in the update should be set whenever the venue tells it: it shows whether fills are missing.
    /// </returns>
    protected abstract Task<OrderQueryOutcome> QueryOrderAsync(OrderReference order, CancellationToken cancellationToken);

    /// <summary>Asks for every execution of one order so far.</summary>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>All of them, with the same trade ids as on the user stream; those already known do no harm. Empty when the venue says that there are none.</returns>
    protected abstract Task<IReadOnlyList<TradeUpdate>> QueryTradesAsync(InFlightOrder order, CancellationToken cancellationToken);

    /// <summary>Asks for the account's open orders on all pairs of the settings (or all, where that is no dearer).</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The orders with client order id, side, type, price and amount; orders of others may be among them.</returns>
    protected abstract Task<IReadOnlyList<OrderUpdate>> QueryOpenOrdersAsync(CancellationToken cancellationToken);

    /// <summary>Asks for all balances of the account.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Every asset that the account holds; an asset that is missing counts as zero.</returns>
    protected abstract Task<IReadOnlyList<AssetBalance>> QueryBalancesAsync(CancellationToken cancellationToken);

    /// <summary>Asks for the trading rules of every pair.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The rules that can be read, and the entries that cannot.</returns>
    protected abstract Task<TradingRulesReading> QueryTradingRulesAsync(CancellationToken cancellationToken);

    /// <summary>Asks for the account's own fee rates.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The rates (laid over <see cref="Fees"/>.<c>WithoutTier</c>), or <see langword="null"/> when the venue has no such call.</returns>
    protected virtual Task<TradeFeeSchema?> QueryAccountFeesAsync(CancellationToken cancellationToken) =>
        Task.FromResult<TradeFeeSchema?>(null);

    /// <summary>
    /// Translates one message of the user stream: a pure function, without I/O. Called for one message after the other. A message of no
    /// interest adds nothing; one that cannot be read throws, and the account is then reconciled over REST.
    /// </summary>
    /// <param name="message">The message.</param>
    /// <param name="updates">Takes what the message says. Trades are applied before order updates.</param>
    protected virtual void TranslateUserMessage(UserStreamMessage message, AccountUpdates updates)
    {
    }

    /// <summary>Adds what else the venue needs before trading to <see cref="StatusDictionary"/>.</summary>
    /// <param name="status">Takes names in snake_case and whether they are fulfilled.</param>
    protected virtual void AddStatus(IDictionary<string, bool> status)
    {
    }
}

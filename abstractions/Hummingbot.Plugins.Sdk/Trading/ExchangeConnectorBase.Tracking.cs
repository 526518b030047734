namespace Hummingbot.Plugins.Sdk.Trading;

/// <content>The orders that are tracked, and taking up those of earlier runs.</content>
public abstract partial class ExchangeConnectorBase
{
    /// <inheritdoc/>
    public IReadOnlyDictionary<string, InFlightOrder> InFlightOrders => Orders.InFlight;

    /// <inheritdoc/>
    public IReadOnlyList<LimitOrder> LimitOrders =>
    [
        .. Orders.InFlight.Values
            .Where(order => order is { OrderType: OrderType.Limit or OrderType.LimitMaker, Price: not null })
            .Select(Short),
    ];

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> TrackingStates =>
        Orders.Persistent.ToDictionary(tracked => tracked.ClientOrderId, tracked => tracked.TrackingState, StringComparer.Ordinal);

    /// <inheritdoc/>
    public RestoredTrackingStates RestoreTrackingStates(IReadOnlyDictionary<string, string> trackingStates)
    {
        ArgumentNullException.ThrowIfNull(trackingStates);
        var restored = new List<string>();
        var unreadable = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (clientOrderId, text) in trackingStates)
        {
            try
            {
                if (Track(OrderTrackingState.Read(clientOrderId, text)) is not null) restored.Add(clientOrderId);
            }
            catch (Exception exception) when (exception is FormatException or OverflowException)
            {
                TradingLog.StateUnreadable(Logger, Name, clientOrderId, exception.Message);
                unreadable[clientOrderId] = exception.Message;
            }
        }

        return new RestoredTrackingStates { Restored = restored, Unreadable = unreadable };
    }

    /// <summary>Tracks an order that exists already; nothing is announced. It is asked for with the next round of questions.</summary>
    /// <param name="order">The order.</param>
    /// <returns><see langword="false"/> when its id is tracked already.</returns>
    protected bool StartTrackingOrder(InFlightOrder order) => Track(order) is not null;

    /// <summary>Stops tracking an order without announcing anything; its late fills still count. An unknown id is none of our business.</summary>
    /// <param name="clientOrderId">The order.</param>
    protected void StopTrackingOrder(string clientOrderId) => Orders.Stop(clientOrderId);

    private TrackedOrder? Track(InFlightOrder order)
    {
        // Whether its request ever left, only the venue can say.
        if (order is { State: OrderState.PendingCreate, IsOutcomeUnknown: false })
        {
            order = order with
            {
                IsOutcomeUnknown = true,
                Error = new OrderError { Kind = ExchangeErrorKind.Unknown, Message = "The order was being placed when an earlier run ended." },
            };
        }

        var wholeHold = Spending.Of(order, null, Fees).WithFee;
        if (Orders.Start(order, wholeHold, isNew: false) is not { } tracked) return null;
        if (order.IsOpen) Hold(order, wholeHold);
        return tracked;
    }

    /// <summary>Holds what is left of an order that the venue has.</summary>
    private void Hold(InFlightOrder order, decimal wholeHold)
    {
        var spending = Spending.Of(order, null, Fees);
        var left = order.Amount > 0m ? wholeHold * order.RemainingAmount / order.Amount : 0m;
        _ledger.TryHold(order.ClientOrderId, spending.Asset, left, required: 0m);
        _ledger.Acknowledge(order.ClientOrderId, order.CreationTimestamp);
    }

    /// <summary>At the start of the network: what was in doubt or to be cancelled before is taken up again.</summary>
    private void TakeUpOrders()
    {
        foreach (var tracked in Orders.Active)
        {
            if (tracked.Order.IsOutcomeUnknown && !tracked.IsBeingCreated) Resolve(tracked);
            if (tracked.Order.IsCancelRequested) RequestCancel(tracked);
        }
    }

    /// <summary>Tracks open orders that an earlier run has left behind, told by their mark; orders of others are never touched.</summary>
    private async Task AdoptOpenOrdersAsync(CancellationToken cancellationToken)
    {
        if (ClientOrderIdFormat.Prefix.Length == 0 || !IsOn(AdoptOpenOrdersSetting)) return;
        var open = await RequestAsync("asking for open orders", QueryOpenOrdersAsync, cancellationToken);
        foreach (var update in open)
        {
            if (update is not { ClientOrderId: { } id, TradeType: { } side, OrderType: { } type, Amount: { } amount and > 0m }
                || !ClientOrderIdFormat.IsOurs(id) || update.NewState >= OrderState.Filled) continue;
            var order = new InFlightOrder
            {
                ClientOrderId = id,
                ExchangeOrderId = update.ExchangeOrderId,
                TradingPair = update.TradingPair,
                TradeType = side,
                OrderType = type,
                Price = update.Price,
                Amount = amount,
                // What has been executed is told by its fills, which are asked for next.
                State = OrderState.Open,
                CreationTimestamp = update.Timestamp,
                LastUpdateTimestamp = update.Timestamp,
            };
            if (Track(order) is null) continue;
            TradingLog.Adopted(Logger, Name, order.TradingPair, id);
            _events.Post(OrderEvents.Updated(order, Now));
        }
    }

    private static LimitOrder Short(InFlightOrder order)
    {
        var assets = PairAssets.Of(order.TradingPair);
        return new LimitOrder
        {
            ClientOrderId = order.ClientOrderId,
            TradingPair = order.TradingPair,
            IsBuy = order.TradeType == TradeType.Buy,
            BaseAsset = assets.Base,
            QuoteAsset = assets.Quote,
            Price = order.Price!.Value,
            Quantity = order.Amount,
        };
    }
}

using System.Collections.Immutable;
using System.Collections.ObjectModel;

namespace Hummingbot.Plugins.Sdk.Trading;

/// <content>Placing orders.</content>
public abstract partial class ExchangeConnectorBase
{
    private static readonly ImmutableDictionary<string, OrderFill> NoFills = ImmutableDictionary.Create<string, OrderFill>(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Buy(
        string tradingPair,
        decimal amount,
        OrderType orderType,
        decimal? price = null,
        IReadOnlyDictionary<string, string>? extras = null) =>
        Place(RequestOf(tradingPair, TradeType.Buy, amount, orderType, price, extras)).ClientOrderId;

    /// <inheritdoc/>
    public string Sell(
        string tradingPair,
        decimal amount,
        OrderType orderType,
        decimal? price = null,
        IReadOnlyDictionary<string, string>? extras = null) =>
        Place(RequestOf(tradingPair, TradeType.Sell, amount, orderType, price, extras)).ClientOrderId;

    /// <inheritdoc/>
    public async Task<PlacedOrder> PlaceOrderAsync(OrderRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        var (placed, error) = await Place(request).Placed.WaitAsync(cancellationToken);
        if (placed is not null) return placed;
        throw new ExchangeException(
            Name,
            error?.Kind ?? ExchangeErrorKind.Unknown,
            error?.Message ?? $"{Name}: the order ended before the venue told its id; its events say how.")
        {
            VenueCode = error?.VenueCode,
        };
    }

    private TrackedOrder Place(OrderRequest request)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _isDisposed) != 0, this);
        _ = PairAssets.Of(request.TradingPair);
        var id = request.ClientOrderId ?? _ids.Value.Next(request.TradeType, request.TradingPair);
        if (!ClientOrderIdFormat.Accepts(id))
            throw new ArgumentException($"The client order id '{id}' is not one that {Name} accepts.", nameof(request));

        var best = request.TradeType == TradeType.Buy ? PriceType.BestAsk : PriceType.BestBid;
        var bestPrice = FindBook(request.TradingPair) is null ? null : GetPriceByType(request.TradingPair, best);
        var verdict = OrderValidator.Judge(request, _tradingRules.GetValueOrDefault(request.TradingPair), SupportedOrderTypes, bestPrice);
        var now = Now;
        var order = new InFlightOrder
        {
            ClientOrderId = id,
            TradingPair = request.TradingPair,
            OrderType = request.OrderType,
            TradeType = request.TradeType,
            Price = request.OrderType == OrderType.Market ? null : verdict.Price,
            Amount = verdict.Amount,
            State = OrderState.PendingCreate,
            Fills = NoFills,
            CreationTimestamp = now,
            LastUpdateTimestamp = now,
        };
        if (RefusalOf(request, verdict.Violation) is { } refusal)
        {
            TradingLog.OrderFailed(Logger, Name, order.TradingPair, id, refusal.Message);
            return Orders.Refuse(order, refusal) ?? throw InUse(id);
        }

        var spending = Spending.Of(order, bestPrice, Fees);
        var isHeld = _ledger.TryHold(id, spending.Asset, spending.WithFee, spending.Amount);
        // First the order, then the news of it.
        _events.Hold();
        try
        {
            if (Orders.Start(order, spending.WithFee, isNew: true) is not { } tracked)
            {
                // The hold belongs to the order that has the id.
                RestoreHold(id);
                throw InUse(id);
            }

            _work.Begin(
                "placing order",
                id,
                (Connector: this, tracked, spending, isHeld, request.Extras),
                static (work, token) => work.Connector.SubmitAsync(work.tracked, work.spending, work.isHeld, work.Extras, token));
            return tracked;
        }
        finally
        {
            _events.Release();
        }
    }

    private OrderError? RefusalOf(OrderRequest request, TradingRuleViolation? violation)
    {
        if (Auth is null)
            return new OrderError
            {
                Kind = ExchangeErrorKind.Authentication,
                Message = $"{Name} has no keys, so it cannot trade; connect the exchange first.",
            };
        if (violation is not null)
            return new OrderError { Kind = ExchangeErrorKind.Refused, Message = violation.Message, Violation = violation };
        if (request.Extras.Count == 0) return null;
        return request.Extras.Keys.FirstOrDefault(key => !SupportedExtras.Contains(key)) is { } unknown
            ? new OrderError { Kind = ExchangeErrorKind.Unsupported, Message = $"{Name} does not know the order parameter '{unknown}'." }
            : null;
    }

    private async Task SubmitAsync(
        TrackedOrder tracked,
        Spending spending,
        bool isHeld,
        IReadOnlyDictionary<string, string> extras,
        CancellationToken cancellationToken)
    {
        if (!isHeld && !await TryHoldAsync(tracked, spending, cancellationToken)) return;
        if (!await RecordAsync(tracked, cancellationToken)) return;
        if (Timings.TransactionTimeout is { } limit) StartTransactionTimeout(tracked.ClientOrderId, limit);
        NoteOrderActivity();
        try
        {
            var order = tracked.Order;
            var placed = await RequestAsync(
                "placing order",
                order.ClientOrderId,
                (Connector: this, order, extras),
                static (request, token) => request.order.TradeType == TradeType.Buy
                    ? request.Connector.ExecuteBuyAsync(request.order, request.extras, token)
                    : request.Connector.ExecuteSellAsync(request.order, request.extras, token),
                cancellationToken);
            Orders.EndCreation(tracked, placed);
            StopTransactionTimeout(tracked.ClientOrderId);
        }
        catch (ExchangeException exception) when (exception.Kind is not (ExchangeErrorKind.Unknown or ExchangeErrorKind.BadData))
        {
            StopTransactionTimeout(tracked.ClientOrderId);
            TradingLog.OrderFailed(Logger, Name, tracked.Order.TradingPair, tracked.ClientOrderId, exception.Message);
            Orders.FailCreation(tracked, ErrorOf(exception));
        }
        catch (Exception exception)
        {
            // The request may have left: a time-out, an unreadable answer, a defect of the venue's code, the end of the process.
            Orders.MarkUnknown(tracked, ErrorOf(exception), isCreation: true);
            Resolve(tracked);
        }

        AfterOrderActivity();
    }

    /// <summary>What is known of balances may be old: an order is refused only on the venue's fresh word.</summary>
    private async Task<bool> TryHoldAsync(TrackedOrder tracked, Spending spending, CancellationToken cancellationToken)
    {
        try
        {
            await UpdateBalancesAsync(cancellationToken);
        }
        catch (ExchangeException exception)
        {
            TradingLog.RequestFailed(Logger, Name, "reading balances", exception.Message);
        }

        if (_ledger.TryHold(tracked.ClientOrderId, spending.Asset, spending.WithFee, spending.Amount)) return true;
        var available = _ledger.Available(spending.Asset);
        var message =
            $"{tracked.Order.TradingPair}: the order spends {OrderValidator.Text(spending.Amount)} {spending.Asset} and {OrderValidator.Text(available)} are available.";
        TradingLog.OrderFailed(Logger, Name, tracked.Order.TradingPair, tracked.ClientOrderId, message);
        Orders.FailCreation(tracked, new OrderError
        {
            Kind = ExchangeErrorKind.Refused,
            Message = message,
            Violation = new TradingRuleViolation
            {
                Rule = TradingRuleKind.AvailableBalance,
                TradingPair = tracked.Order.TradingPair,
                Value = spending.Amount,
                Limit = available,
                NearestPassingValue = spending.AffordableAmount(tracked.Order, available, _tradingRules),
                Message = message,
            },
        });
        return false;
    }

    /// <summary>Nothing is sent before the order is on record.</summary>
    private async Task<bool> RecordAsync(TrackedOrder tracked, CancellationToken cancellationToken)
    {
        if (_context.OrderJournal is not { } journal) return true;
        try
        {
            await journal.RecordBeforeSendAsync(tracked.Order, tracked.TrackingState, cancellationToken);
            return true;
        }
        catch (Exception exception)
        {
            var message = $"{Name}: the order could not be recorded, so it was not sent: {exception.Message}";
            TradingLog.OrderFailed(Logger, Name, tracked.Order.TradingPair, tracked.ClientOrderId, message);
            Orders.FailCreation(tracked, new OrderError { Kind = ExchangeErrorKind.Transport, Message = message });
            return false;
        }
    }

    private void RestoreHold(string id)
    {
        if (Orders.Find(id) is { Order.IsOpen: true } owner) Hold(owner.Order, owner.WholeHold);
        else _ledger.Reduce(id, 0m, null);
    }

    private ArgumentException InUse(string id) => new($"The client order id '{id}' is already in use on {Name}.");

    private static OrderRequest RequestOf(
        string tradingPair, TradeType tradeType, decimal amount, OrderType orderType, decimal? price, IReadOnlyDictionary<string, string>? extras) =>
        new()
        {
            TradingPair = tradingPair,
            TradeType = tradeType,
            OrderType = orderType,
            Amount = amount,
            Price = price,
            Extras = extras ?? ReadOnlyDictionary<string, string>.Empty,
        };
}

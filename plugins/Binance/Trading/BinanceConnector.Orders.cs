using System.Text;
using Hummingbot.Plugins.Binance.Rest;
using Hummingbot.Plugins.Sdk.Trading;

namespace Hummingbot.Plugins.Binance.Trading;

/// <content>Placing orders, cancelling them, and asking for them.</content>
internal sealed partial class BinanceConnector
{
    private const string TimeInForce = "timeInForce";
    private const string GoodTillCancelled = "GTC";

    /// <summary>Far more than an order ever has; it ends a venue that repeats itself.</summary>
    private const int MaxTradePages = 100;

    /// <inheritdoc/>
    protected override IReadOnlyCollection<string> SupportedExtras => [TimeInForce];

    /// <inheritdoc/>
    protected override async Task<PlacedOrder> ExecuteOrderAsync(
        InFlightOrder order, IReadOnlyDictionary<string, string> extras, CancellationToken cancellationToken)
    {
        if (order.OrderType == OrderType.Market && _marketLots.GetValueOrDefault(order.TradingPair)?.Flaw(order.Amount) is { } flaw)
            throw Refused($"{order.TradingPair}: the amount {OrderWords.Text(order.Amount)} is {flaw}.");
        var timeInForce = TimeInForceOf(order, extras);
        BinanceOrder answer;
        try
        {
            var market = await _markets.FindAsync(order.TradingPair, cancellationToken);
            answer = await _entry.PlaceAsync(order, market.Symbol, timeInForce, cancellationToken);
        }
        catch (ExchangeException exception) when (IsAboutMarket(exception))
        {
            throw NoMarket(exception);
        }

        if (answer.Status == OrderWords.RejectedStatus) throw Refused("binance refused the order without a reason.");
        TakeOver(answer, order);
        return new PlacedOrder
        {
            ClientOrderId = order.ClientOrderId,
            ExchangeOrderId = OrderWords.Text(answer.OrderId),
            Timestamp = TimeOf(answer),
        };
    }

    /// <inheritdoc/>
    protected override Task<CancelOutcome> ExecuteCancelAsync(InFlightOrder order, CancellationToken cancellationToken) =>
        AboutOrderAsync(
            order.TradingPair,
            async symbol =>
            {
                var (id, clientId) = IdsOf(order.ExchangeOrderId, order.ClientOrderId);
                var answer = await _account.CancelOrderAsync(symbol, id, clientId, cancellationToken);
                var update = answer.ToUpdate(order.TradingPair, Now);
                return update.NewState switch
                {
                    OrderState.Canceled => CancelOutcome.Cancelled(update),
                    >= OrderState.Filled => CancelOutcome.AlreadyDone,
                    _ => CancelOutcome.Accepted,
                };
            },
            cancellationToken);

    /// <inheritdoc/>
    protected override async Task<OrderQueryOutcome> QueryOrderAsync(OrderReference order, CancellationToken cancellationToken)
    {
        if (order.TradingPair is not { } pair)
            return new OrderQueryOutcome.Unknown("binance finds an order only together with its trading pair.");
        try
        {
            return await AboutOrderAsync<OrderQueryOutcome>(
                pair,
                async symbol => new OrderQueryOutcome.Found((await AskAsync(order, symbol, cancellationToken)).ToUpdate(pair, Now)),
                cancellationToken);
        }
        catch (ExchangeException exception) when (exception.Has(BinanceErrors.ArchivedOrder))
        {
            // The one thing that the venue still knows of it: it ended long ago, without any execution.
            return new OrderQueryOutcome.Found(new OrderUpdate
            {
                ClientOrderId = order.ClientOrderId,
                ExchangeOrderId = order.ExchangeOrderId,
                TradingPair = pair,
                NewState = OrderState.Canceled,
                Timestamp = Now,
                ExecutedAmountBase = 0m,
            });
        }
    }

    /// <inheritdoc/>
    protected override Task<IReadOnlyList<TradeUpdate>> QueryTradesAsync(InFlightOrder order, CancellationToken cancellationToken) =>
        AboutOrderAsync<IReadOnlyList<TradeUpdate>>(
            order.TradingPair,
            async symbol =>
            {
                // The venue lists executions by its own id alone.
                var id = order.ExchangeOrderId
                    ?? OrderWords.Text((await AskAsync(new(order.ClientOrderId, null, order.TradingPair), symbol, cancellationToken)).OrderId);
                var trades = new List<TradeUpdate>();
                // Without a first id the venue would give the latest ones.
                var from = 0L;
                for (var page = 0; page < MaxTradePages; page++)
                {
                    var answer = await _account.GetMyTradesAsync(symbol, id, BinanceFacts.MaxTrades, from, cancellationToken);
                    trades.AddRange(answer.Select(trade => trade.ToUpdate(order.TradingPair)));
                    if (answer.Count < BinanceFacts.MaxTrades) break;
                    from = answer[^1].Id + 1;
                }

                return trades;
            },
            cancellationToken);

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<OrderUpdate>> QueryOpenOrdersAsync(CancellationToken cancellationToken)
    {
        // A pair that is not listed (any more) has no orders.
        var symbols = Settings.TradingPairs.Select(pair => _markets.Symbols.FindPair(pair)?.Symbol).OfType<string>().ToList();
        var answers = symbols.Count is > 0 and <= BinanceFacts.SingleOpenOrdersRequests
            ? await Task.WhenAll(symbols.Select(symbol => _account.GetOpenOrdersAsync(symbol, cancellationToken)))
            : [await _account.GetOpenOrdersAsync(symbol: null, cancellationToken)];
        var orders = new List<OrderUpdate>();
        foreach (var order in answers.SelectMany(answer => answer))
        {
            if (_markets.Symbols.FindSymbol(Encoding.UTF8.GetBytes(order.Symbol)) is { TradingPair: var pair }) orders.Add(order.ToUpdate(pair, Now));
        }

        return orders;
    }

    private Task<BinanceOrder> AskAsync(OrderReference order, string symbol, CancellationToken cancellationToken)
    {
        var (id, clientId) = IdsOf(order.ExchangeOrderId, order.ClientOrderId);
        return _account.GetOrderAsync(symbol, id, clientId, cancellationToken);
    }

    /// <summary>The venue's id is the surer one: client order ids are unique only among the orders that are open.</summary>
    private static (string? OrderId, string? ClientOrderId) IdsOf(string? orderId, string clientOrderId) =>
        orderId is null ? (null, clientOrderId) : (orderId, null);

    private static string? TimeInForceOf(InFlightOrder order, IReadOnlyDictionary<string, string> extras)
    {
        if (order.OrderType == OrderType.Limit) return ValidTimeInForce(extras.GetValueOrDefault(TimeInForce, GoodTillCancelled));
        return extras.ContainsKey(TimeInForce) ? throw Refused($"binance takes {TimeInForce} with limit orders only.") : null;
    }

    private static string ValidTimeInForce(string value) => value is GoodTillCancelled or "IOC" or "FOK"
        ? value
        : throw Refused($"binance has no {TimeInForce} '{value}'; it is GTC, IOC or FOK.");

    /// <summary>What was executed at once stands in the answer, and so does the order's end, if that was it.</summary>
    private void TakeOver(BinanceOrder answer, InFlightOrder order)
    {
        var updates = new AccountUpdates();
        foreach (var fill in answer.Fills ?? [])
        {
            updates.Add(new TradeUpdate
            {
                TradeId = OrderWords.Text(fill.TradeId),
                ClientOrderId = order.ClientOrderId,
                ExchangeOrderId = OrderWords.Text(answer.OrderId),
                TradingPair = order.TradingPair,
                Price = fill.Price,
                BaseAmount = fill.Qty,
                Fees = OrderWords.Fees(fill.Commission, fill.CommissionAsset),
                IsTaker = true,
                Timestamp = TimeOf(answer),
            });
        }

        if (answer.Status is not null) updates.Add(answer.ToUpdate(order.TradingPair, Now));
        ProcessAccountUpdates(updates);
    }

    private DateTimeOffset TimeOf(BinanceOrder answer) => answer.TransactTime is { } time ? OrderWords.Time(time) : Now;

    /// <summary>
    /// Asks something about an order. That a market is unknown says nothing about an order on it, so it must not pass for "no such order".
    /// </summary>
    private async Task<T> AboutOrderAsync<T>(string tradingPair, Func<string, Task<T>> ask, CancellationToken cancellationToken)
    {
        try
        {
            return await ask((await _markets.FindAsync(tradingPair, cancellationToken)).Symbol);
        }
        catch (ExchangeException exception) when (IsAboutMarket(exception))
        {
            throw NoMarket(exception);
        }
    }

    private static bool IsAboutMarket(ExchangeException exception) => exception.Kind == ExchangeErrorKind.NotFound
        && !exception.Has(BinanceErrors.UnknownOrder) && !exception.Has(BinanceErrors.RefusedCancel) && !exception.Has(BinanceErrors.ArchivedOrder);

    private static ExchangeException NoMarket(ExchangeException exception) =>
        new(BinanceFacts.Name, ExchangeErrorKind.Refused, exception.Message, exception)
        {
            HttpStatus = exception.HttpStatus,
            VenueCode = exception.VenueCode,
        };

    private static ExchangeException Refused(string message) => new(BinanceFacts.Name, ExchangeErrorKind.Refused, message);
}

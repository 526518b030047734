using Hummingbot.Plugins.Host.CommandLine;
using Hummingbot.Plugins.Host.Output;
using Hummingbot.Plugins.Hosting;

namespace Hummingbot.Plugins.Host.Trading;

/// <summary>Places one order and follows it: to the exchange's acknowledgement, or to its end.</summary>
internal sealed class OrderPlacing(CommandContext context, TradingExchange trading)
{
    // Longer than a connector waits for an answer.
    private static readonly TimeSpan AcknowledgementLimit = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan ResolutionLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan MarketOrderLimit = TimeSpan.FromSeconds(30);

    private string _id = string.Empty;
    private bool _isAcknowledged;
    private string? _doubt;
    private OrderError? _error;

    /// <summary>Places the order.</summary>
    /// <param name="order">The order, already held against the rules.</param>
    /// <param name="wait">Whether to wait for its end, as long as it takes.</param>
    /// <exception cref="OperationCanceledException">Interrupted: an order that was sent stays where it is, and on record.</exception>
    public async Task<OrderEnding> RunAsync(OrderRequest order, bool wait)
    {
        var connector = trading.Connector;
        using var events = new OrderEvents(connector);
        _id = order.TradeType == TradeType.Buy
            ? connector.Buy(order.TradingPair, order.Amount, order.OrderType, order.Price)
            : connector.Sell(order.TradingPair, order.Amount, order.OrderType, order.Price);
        context.Progress($"order {_id}: sending");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(context.Interrupted);
        limit.CancelAfter(AcknowledgementLimit);
        try
        {
            await events.ReadAsync(_id, announcement => Take(announcement, order, wait, limit), limit.Token);
        }
        catch (OperationCanceledException) when (!context.Interrupted.IsCancellationRequested)
        {
            if (!_isAcknowledged) _doubt ??= "it has not answered yet";
        }
        catch (OperationCanceledException)
        {
            context.Warn($"interrupted; the order {_id} is not cancelled and stays on record: 'hbot order show {trading.Handle.Name} {_id}'");
            throw;
        }

        return new OrderEnding(_id) { Error = _error, IsUnknown = !_isAcknowledged && _error is null, Reason = _doubt };
    }

    // Says whether to read on.
    private bool Take(ExchangeEvent announcement, OrderRequest order, bool wait, CancellationTokenSource limit)
    {
        switch (announcement)
        {
            case OrderFailureEvent failure:
                _error = failure.Error;
                return false;
            case OrderCreatedEvent:
                _isAcknowledged = true;
                context.Progress($"order {_id}: taken");
                // A market order ends at once, and its fills are what one wants to see.
                limit.CancelAfter(wait ? Timeout.InfiniteTimeSpan : MarketOrderLimit);
                return wait || order.OrderType == OrderType.Market;
            case OrderFilledEvent fill:
                context.Progress($"order {_id}: {StateText.Of(fill.TradeType)} {DecimalText.Format(fill.Amount)} at {DecimalText.Format(fill.Price)}");
                return true;
            case OrderCompletedEvent or OrderCancelledEvent or OrderExpiredEvent:
                _isAcknowledged = true;
                return false;
            case OrderUpdatedEvent { Order.IsOutcomeUnknown: true } doubt when !_isAcknowledged && _doubt is null:
                _doubt = doubt.Order.Error?.Message ?? "it did not answer";
                context.Progress($"order {_id}: the outcome is not known; asking");
                limit.CancelAfter(ResolutionLimit);
                return true;
            default:
                return true;
        }
    }
}

using Hummingbot.Plugins.Host.CommandLine;
using Hummingbot.Plugins.Host.Trading;

namespace Hummingbot.Plugins.Host.Demo;

/// <summary>
/// Trades on one sandbox: an order that rests, is filled in part and then completed by the sandbox's other participant, and one that is
/// cancelled.
/// </summary>
internal sealed class DemoTrading(
    CommandContext context, TradingSession session, TradingExchange trading, SandboxParticipant other, DemoLines lines)
{
    // A part of the order must be an order that the exchange takes.
    private const int Parts = 20;

    private static readonly TimeSpan EventLimit = TimeSpan.FromSeconds(30);

    private readonly string _pair = trading.Handle.Descriptor.ExampleTradingPair;
    private readonly List<OrderFilledEvent> _fills = [];

    private string Exchange => trading.Handle.Name;

    /// <summary>Trades and checks.</summary>
    /// <exception cref="CommandFailedException">Something that must happen did not.</exception>
    public async Task<DemoResult> RunAsync()
    {
        // From here on the books stand still, so that the other participant alone decides when the order is filled.
        await other.StopMakersAsync(context.Interrupted);
        var account = await other.ReadAccountAsync(context.Interrupted);
        var check = new DemoCheck(trading, _fills);
        await check.SettleAsync(account, context.Time, context.Interrupted);
        var start = trading.Connector.GetAllBalances();
        WriteBalances("starting");

        using var events = new OrderEvents(trading.Connector);
        var (bid, ask) = await other.ReadBestPricesAsync(_pair, context.Interrupted);
        var filled = await FillAsync(events, bid, ask);
        var cancelled = await CancelAsync(events, ask);

        account = await other.ReadAccountAsync(context.Interrupted);
        await check.SettleAsync(account, context.Time, context.Interrupted);
        WriteBalances("final");
        await session.FlushAsync();
        var (rows, recordFlaw) = await check.ReadRecordAsync(
            session.Recorder.History,
            [
                (filled, OrderState.Filled, StepsOfFilled()),
                (cancelled, OrderState.Canceled, [nameof(MarketEvent.SellOrderCreated), nameof(MarketEvent.OrderCancelled)]),
            ],
            context.Interrupted);
        return new DemoResult
        {
            Exchange = Exchange,
            TradingPair = _pair,
            Orders = 2,
            Fills = _fills.Count,
            Fees = FillEffect.SumFees(_fills),
            BalanceFlaw = check.FindBalanceFlaw(start, account),
            Rows = rows,
            RecordFlaw = recordFlaw,
        };
    }

    private string[] StepsOfFilled() =>
    [
        nameof(MarketEvent.BuyOrderCreated),
        .. _fills.Select(_ => nameof(MarketEvent.OrderFilled)),
        nameof(MarketEvent.BuyOrderCompleted),
    ];

    // The best bid of all, so that whoever sells at its price sells to it.
    private async Task<string> FillAsync(OrderEvents events, decimal bid, decimal ask)
    {
        var connector = trading.Connector;
        var price = connector.QuantizeOrderPrice(_pair, (bid + ask) / 2, TradeType.Buy);
        if (price <= bid || price >= ask) throw Failure($"has no price between {bid} and {ask} for {_pair}");
        var amount = ChooseAmount(price);
        var part = connector.QuantizeOrderAmount(_pair, amount * 2 / 5);
        var id = connector.Buy(_pair, amount, OrderType.Limit, price);
        await WaitForAsync<BuyOrderCreatedEvent>(events, id);
        await other.SellAsync(_pair, price, part, context.Interrupted);
        await WaitForAsync<OrderFilledEvent>(events, id);
        await other.SellAsync(_pair, price, amount - part, context.Interrupted);
        await WaitForAsync<BuyOrderCompletedEvent>(events, id);
        return id;
    }

    private async Task<string> CancelAsync(OrderEvents events, decimal ask)
    {
        var connector = trading.Connector;
        var price = connector.QuantizeOrderPrice(_pair, ask * 1.01m, TradeType.Sell);
        var id = connector.Sell(_pair, ChooseAmount(price), OrderType.Limit, price);
        await WaitForAsync<SellOrderCreatedEvent>(events, id);
        connector.Cancel(_pair, id);
        await WaitForAsync<OrderCancelledEvent>(events, id);
        return id;
    }

    // A power of ten. Coinbase tells the rate of a fee and not the fee, and its sandbox cuts fees off after eight decimal places: with
    // amounts of many digits, what the connector works out has more digits than what is charged, and the exact check would fail.
    private decimal ChooseAmount(decimal price)
    {
        var rule = trading.Connector.TradingRules[_pair];
        var least = Math.Max(rule.MinOrderSize, rule.MinBaseAmountIncrement ?? 0m);
        var worth = Math.Max(rule.MinNotionalSize, rule.MinOrderValue);
        least = Parts * Math.Max(least, worth / price);
        var amount = 1m;
        while (amount < least) amount *= 10;
        while (amount / 10 >= least && least > 0m) amount /= 10;
        return trading.Connector.QuantizeOrderAmount(_pair, amount);
    }

    private async Task WaitForAsync<TEvent>(OrderEvents events, string id) where TEvent : ExchangeEvent
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(context.Interrupted);
        limit.CancelAfter(EventLimit);
        try
        {
            await events.ReadAsync(id, Take, limit.Token);
        }
        catch (OperationCanceledException) when (!context.Interrupted.IsCancellationRequested)
        {
            throw Failure($"did not announce {typeof(TEvent).Name} of the order {id} within {EventLimit.TotalSeconds:0} s");
        }

        bool Take(ExchangeEvent announcement)
        {
            lines.Write(Exchange, _pair, announcement);
            if (announcement is OrderFilledEvent fill) _fills.Add(fill);
            if (announcement is TEvent) return false;
            return announcement is not (OrderCompletedEvent or OrderCancelledEvent or OrderExpiredEvent or OrderFailureEvent)
                ? true
                : throw Failure($"announced {announcement.Kind} of the order {id}, where {typeof(TEvent).Name} must come");
        }
    }

    private void WriteBalances(string moment)
    {
        var (baseAsset, quoteAsset) = FillEffect.AssetsOf(_pair);
        lines.WriteBalances(Exchange, moment, [HeldOf(baseAsset), HeldOf(quoteAsset)]);

        TokenAmount HeldOf(string asset) => new(asset, trading.Connector.GetBalance(asset));
    }

    private CommandFailedException Failure(string what) => new(
        $"{trading.Handle.Descriptor.DisplayName} ({Exchange}) {what}", "run again with --verbose to see what happens", Exchange)
    {
        Kind = "demo",
    };
}

using NSubstitute;

namespace Hummingbot.Plugins.Testing.Tests;

public sealed class EventLogTests
{
    private readonly IExchangeConnector _connector = Substitute.For<IExchangeConnector>();
    private Action<ExchangeEvent> _announce = _ => { };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public EventLogTests() => _connector.Subscribe(Arg.Do<Action<ExchangeEvent>>(listener => _announce = listener));

    [Fact]
    public async Task Waits_for_an_event_of_exactly_that_type()
    {
        using var log = new EventLog(_connector);
        var sell = log.FirstAsync<SellOrderCompletedEvent>(e => e.OrderId == "2", Stop);
        _announce(Cancelled("2"));
        _announce(Fill("2"));
        Assert.False(sell.IsCompleted);
        var completed = new SellOrderCompletedEvent
        {
            Timestamp = default,
            OrderId = "2",
            BaseAsset = "A",
            QuoteAsset = "B",
            BaseAssetAmount = 1,
            QuoteAssetAmount = 1,
            OrderType = OrderType.Limit,
        };
        _announce(completed);
        Assert.Same(completed, await sell);
    }

    [Fact]
    public async Task Earlier_events_count_for_the_first_and_not_for_the_next()
    {
        using var log = new EventLog(_connector);
        _announce(Cancelled("1"));
        Assert.Equal("1", (await log.FirstAsync<OrderCancelledEvent>(cancellationToken: Stop)).OrderId);
        var next = log.NextAsync<OrderCancelledEvent>(cancellationToken: Stop);
        Assert.False(next.IsCompleted);
        _announce(Cancelled("2"));
        Assert.Equal("2", (await next).OrderId);
    }

    [Fact]
    public void Keeps_the_latest_events_and_every_fill()
    {
        using var log = new EventLog(_connector, capacity: 3);
        for (var i = 0; i < 10; i++) _announce(Fill($"{i}"));
        _announce(Cancelled("last"));
        Assert.Equal(["8", "9", "last"], log.Events.Select(e => e.OrderId));
        Assert.Equal(10, log.Fills.Count);
        Assert.Single(log.Of("last"));
        log.Clear();
        Assert.Empty(log.Fills);
    }

    [Fact]
    public async Task Who_waits_in_vain_is_told()
    {
        var log = new EventLog(_connector);
        using var giveUp = new CancellationTokenSource();
        var given = log.FirstAsync<OrderCancelledEvent>(cancellationToken: giveUp.Token);
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        var abandoned = log.FirstAsync<OrderCancelledEvent>(cancellationToken: Stop);
        log.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => abandoned);
    }

    private static OrderCancelledEvent Cancelled(string id) => new() { Timestamp = default, OrderId = id };

    private static OrderFilledEvent Fill(string id) => new()
    {
        Timestamp = default,
        OrderId = id,
        TradingPair = "A-B",
        TradeType = TradeType.Sell,
        OrderType = OrderType.Limit,
        Price = 1,
        Amount = 1,
        TradeFee = new TradeFee { Kind = TradeFeeKind.AddedToCost },
        ExchangeTradeId = id,
    };
}

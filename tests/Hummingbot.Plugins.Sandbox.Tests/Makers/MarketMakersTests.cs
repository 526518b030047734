using Hummingbot.Plugins.Sandbox.Makers;
using Hummingbot.Plugins.Sandbox.Matching;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hummingbot.Plugins.Sandbox.Tests.Makers;

public sealed class MarketMakersTests
{
    private static readonly Market[] Markets =
    [
        new() { TradingPair = "BTC-USDT", TickSize = 0.01m, StepSize = 0.00001m, MinNotional = 5, MinSize = 0.00001m, ReferencePrice = 60_000 },
        new() { TradingPair = "ETH-BTC", TickSize = 0.00001m, StepSize = 0.0001m, MinNotional = 0.0001m, ReferencePrice = 0.05m },
        new() { TradingPair = "SHIB-USDT", TickSize = 0.00000001m, StepSize = 1, MinNotional = 1, MaxSize = 90_000_000, ReferencePrice = 0.00001m },
        new() { TradingPair = "AAA-USDT", TickSize = 0.1m, StepSize = 0.01m, MinNotional = 20, MinSize = 10, ReferencePrice = 3 },
    ];

    private static (MatchingEngine Engine, MarketMakers Makers) Create(TimeProvider? time = null)
    {
        var engine = new MatchingEngine(Markets, new MatchingOptions(), time ?? new ManualTimeProvider(), new Random(1));
        return (engine, new MarketMakers(engine, new MarketMakerOptions(), time ?? TimeProvider.System, new Random(7), NullLogger.Instance));
    }

    [Fact]
    public async Task Books_stay_full_and_near_the_reference_price_and_trades_happen()
    {
        var (engine, makers) = Create();
        await using var _ = makers;
        var refused = new List<Rejection>();
        engine.Subscribe(happened =>
        {
            if (happened is OrderRejected { Rejection.Reason: not RejectReason.WouldCross } rejected) refused.Add(rejected.Rejection);
        });
        for (var step = 0; step < 200; step++)
        {
            makers.Step();
            foreach (var market in Markets)
            {
                var book = engine.GetBook(market.TradingPair);
                Assert.InRange(book.Bids.Count, 5, 40);
                Assert.InRange(book.Asks.Count, 5, 40);
                Assert.InRange(book.Bids[0].Price, market.ReferencePrice * 0.8m, book.Asks[0].Price);
                Assert.InRange(book.Asks[0].Price, book.Bids[0].Price, market.ReferencePrice * 1.2m);
            }
        }

        Assert.Empty(refused);
        Assert.All(Markets, market => Assert.InRange(engine.GetTrades(market.TradingPair).Count, 20, 1_000));
        Assert.Empty(engine.GetFills(MarketMakers.MakerAccount));
    }

    [Fact]
    public async Task The_same_seed_makes_the_same_market()
    {
        var (first, firstMakers) = Create();
        var (second, secondMakers) = Create();
        await using (firstMakers)
        await using (secondMakers)
        {
            for (var step = 0; step < 30; step++)
            {
                firstMakers.Step();
                secondMakers.Step();
            }
        }

        Assert.Equal(first.GetBook("BTC-USDT").Bids, second.GetBook("BTC-USDT").Bids);
        Assert.Equal(
            first.GetTrades("ETH-BTC").Select(trade => (trade.Price, trade.Amount)), second.GetTrades("ETH-BTC").Select(trade => (trade.Price, trade.Amount)));
    }

    [Fact]
    public async Task An_order_that_the_price_comes_to_is_filled()
    {
        var (engine, makers) = Create();
        await using var _ = makers;
        makers.Step();
        engine.OpenAccount("user", new Dictionary<string, decimal> { ["USDT"] = 100_000 });
        var best = engine.GetStatus("BTC-USDT").BestBid!.Value.Price;
        var order = engine.Place(new NewOrder
        {
            Account = "user",
            TradingPair = "BTC-USDT",
            Side = TradeType.Buy,
            Type = OrderType.LimitMaker,
            Price = best + 0.01m,
            Amount = 0.01m,
        }).Order!;
        for (var step = 0; step < 300 && engine.FindOrder("user", order.Id)!.IsOpen; step++) makers.Step();
        Assert.Equal(OrderStatus.Filled, engine.FindOrder("user", order.Id)!.Status);
    }

    [Fact]
    public async Task They_act_by_the_clock_until_stopped()
    {
        var time = new ManualTimeProvider();
        var (engine, makers) = Create(time);
        await using var _ = makers;
        makers.Start();
        var sequence = engine.GetStatus("BTC-USDT").Sequence;
        Assert.True(sequence > 0);
        // A step follows its delay on another thread, so the clock is moved until it has been seen.
        for (var i = 0; engine.GetStatus("BTC-USDT").Sequence == sequence; i++)
        {
            Assert.True(i < 10_000);
            time.Advance(TimeSpan.FromMilliseconds(500));
            await Task.Yield();
        }

        makers.Stop();
        sequence = engine.GetStatus("BTC-USDT").Sequence;
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(sequence, engine.GetStatus("BTC-USDT").Sequence);
        Assert.False(makers.IsRunning);
    }
}

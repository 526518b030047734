using System.Collections.Concurrent;

namespace Hummingbot.Plugins.Testing;

/// <summary>What every venue's market data must do. A venue inherits it and says its facts.</summary>
public abstract class OrderBookTrackerConformance : ConformanceTest
{
    private const int Depth = 10;

    private VenueContainer? _container;

    private VenueContainer Container => _container ??= Session.CreateContainer();

    private IOrderBookTracker Tracker => Container.Get<IOrderBookTracker>();

    private string Pair => Venue.TradingPair;

    [Fact]
    [Card("HBP-B10", RunsLive = true)]
    public async Task Books_become_ready_and_equal_the_venues()
    {
        await StartAsync();
        foreach (var pair in (string[])[Pair, Venue.SecondTradingPair])
        {
            var book = Tracker.OrderBooks[pair];
            Assert.True(book.BestBid!.Value.Price < book.BestAsk!.Value.Price);
            Assert.Equal(OrderBookState.Ready, Tracker.Statuses[pair].State);
            if (!Session.IsLive) await EqualTheVenuesAsync(pair);
        }
    }

    [Fact]
    [Card("HBP-B20")]
    public async Task Public_trades_are_announced_once_each()
    {
        await StartAsync();
        var trades = new ConcurrentQueue<OrderBookTradeEvent>();
        using var listening = Tracker.OrderBooks[Pair].SubscribeTrades(trades.Enqueue);
        var price = Tracker.OrderBooks[Pair].GetPriceForVolume(isBuy: true, Venue.Amount * 2).ResultPrice!.Value;
        var before = Session.Now;
        await Session.Control.PlaceAsync(Pair, TradeType.Buy, price, Venue.Amount, Cancelled);
        await Session.UntilAsync(() => trades.Sum(trade => trade.Amount) >= Venue.Amount, "the trades are announced");
        Assert.Equal(Venue.Amount, trades.Sum(trade => trade.Amount));
        Assert.Equal(trades.Count, trades.DistinctBy(trade => (trade.TradeId, trade.TradeNumber)).Count());
        Assert.All(trades, trade =>
        {
            Assert.Equal((Pair, TradeType.Buy), (trade.TradingPair, trade.Side));
            Assert.InRange(trade.Price, decimal.Zero, price);
            Assert.InRange(trade.Timestamp, before.AddMinutes(-1), Session.Now.AddMinutes(1));
        });
        Assert.Equal(trades.Last().Price, Tracker.OrderBooks[Pair].LastTradePrice);
    }

    [Fact]
    [Card("HBP-B30", RunsLive = true)]
    public async Task A_price_for_a_volume_is_no_better_than_the_best_price()
    {
        await StartAsync();
        var book = Tracker.OrderBooks[Pair];
        Assert.True(book.GetPriceForVolume(isBuy: true, Venue.Amount).ResultPrice >= book.GetPrice(isBuy: true) || Session.IsLive);
        Assert.True(book.GetPriceForVolume(isBuy: false, Venue.Amount).ResultPrice <= book.GetPrice(isBuy: false) || Session.IsLive);
        Assert.NotNull(book.GetVwapForVolume(isBuy: true, Venue.Amount).ResultPrice);
    }

    [Fact]
    [Card("HBP-B40", RunsLive = true)]
    public async Task The_last_traded_prices_are_known()
    {
        await StartAsync();
        string[] pairs = [Pair, Venue.SecondTradingPair];
        var prices = await Session.WaitAsync(Tracker.DataSource.GetLastTradedPricesAsync(pairs, Cancelled), "the venue tells the last prices");
        Assert.Equal(pairs.Order(), prices.Keys.Order());
        Assert.All(prices.Values, price => Assert.True(price > 0));
        await Session.UntilAsync(
            () => Tracker.OrderBooks.Values.All(book => book.LastTradePrice > 0), "every book knows its last trade price");
    }

    [Fact]
    [Card("HBP-B50")]
    public async Task A_gap_in_the_stream_leaves_no_book_wrong()
    {
        await StartAsync();
        await Session.Control.GapAsync(Pair, Cancelled);
        await ChangeTheBookAsync();
        await EqualTheVenuesAsync(Pair);
    }

    [Fact]
    [Card("HBP-B51")]
    public async Task Messages_that_come_twice_leave_no_book_wrong()
    {
        await StartAsync();
        await Session.Control.AddFaultAsync("messageDuplicated", Cancelled);
        await ChangeTheBookAsync();
        await EqualTheVenuesAsync(Pair);
    }

    [Fact]
    [Card("HBP-B60")]
    public async Task A_broken_connection_is_opened_again_and_nothing_stays_missed()
    {
        await StartAsync();
        await Session.Control.CutAsync(1, Cancelled);
        await ChangeTheBookAsync();
        await EqualTheVenuesAsync(Pair);
        await EqualTheVenuesAsync(Venue.SecondTradingPair);
    }

    [Fact]
    [Card("HBP-B70", RunsLive = true)]
    public async Task Pairs_are_removed_and_added_while_running()
    {
        await StartAsync();
        var second = Venue.SecondTradingPair;
        Assert.True(await Session.WaitAsync(Tracker.RemoveTradingPairAsync(second, Cancelled), "a pair is removed"));
        Assert.False(Tracker.OrderBooks.ContainsKey(second));
        Assert.True(await Session.WaitAsync(Tracker.AddTradingPairAsync(second, Cancelled), "a pair is added"));
        await Session.WaitAsync(Tracker.WaitUntilReadyAsync(second, Cancelled), "the added book is ready");
        Assert.True(Tracker.IsReady);
    }

    [Fact]
    [Card("HBP-B80", RunsLive = true)]
    public async Task The_trading_pairs_can_be_fetched()
    {
        var pairs = await Session.WaitAsync(Container.Get<ITradingPairFetcher>().FetchTradingPairsAsync(Cancelled), "the venue tells its pairs");
        Assert.Contains(Pair, pairs);
        Assert.Contains(Venue.SecondTradingPair, pairs);
        Assert.Equal(pairs.Order(StringComparer.Ordinal), pairs);
        Assert.All(pairs, pair => Assert.Matches("^[^-]+-[^-]+$", pair));
    }

    [Fact]
    [Card("HBP-B90", RunsLive = true)]
    public async Task The_mid_price_lies_between_bid_and_ask()
    {
        var price = await Session.WaitAsync(Container.Get<IMidPriceSource>().GetMidPriceAsync(Pair, Cancelled), "the venue tells a mid price");
        Assert.True(price > 0);
        if (Session.IsLive) return;
        var (bids, asks) = await Session.Control.GetBookAsync(Pair, 1, Cancelled);
        Assert.Equal((bids[0].Price + asks[0].Price) / 2, price);
    }

    private async Task StartAsync()
    {
        await Session.WaitAsync(Tracker.StartAsync(Cancelled), "the tracker starts");
        await Session.WaitAsync(Tracker.WaitUntilReadyAsync(null, Cancelled), "the books are ready");
    }

    private Task ChangeTheBookAsync() => Session.Control.StepMakersAsync(5, Cancelled);

    private async Task EqualTheVenuesAsync(string pair)
    {
        var (bids, asks) = await Session.Control.GetBookAsync(pair, Depth, Cancelled);
        await Session.UntilAsync(
            () =>
            {
                var book = Tracker.OrderBooks[pair].GetSnapshot(Depth);
                return book.Bids.Select(Level).SequenceEqual(bids) && book.Asks.Select(Level).SequenceEqual(asks);
            },
            () => $"the book of {pair} equals the venue's ({Tracker.Statuses[pair]})");
    }

    private static SandboxLevel Level(OrderBookRow row) => new(row.Price, row.Amount);
}

namespace Hummingbot.Plugins.Testing;

/// <summary>
/// What every venue's private stream must do, by itself and as the connector's source. A venue with such a stream inherits it and says its
/// facts.
/// </summary>
public abstract class UserStreamTrackerConformance : ConformanceTest
{
    private readonly List<string> _messages = [];

    private string Pair => Venue.TradingPair;

    [Fact]
    [Card("HBP-U10")]
    public async Task Account_events_arrive_in_order()
    {
        var tracker = await StartAsync();
        var first = await PlaceUntilHeardAsync(tracker);
        var second = await PlaceAsync();
        var third = await PlaceAsync();
        await HearAsync(tracker, third);
        Assert.True(IndexOf(first) < IndexOf(second) && IndexOf(second) < IndexOf(third));
        Assert.True(IndexOf(second) >= 0);
    }

    [Fact]
    [Card("HBP-U20")]
    public async Task The_time_of_the_latest_event_is_known()
    {
        var tracker = await StartAsync();
        var before = Session.Now;
        await PlaceUntilHeardAsync(tracker);
        Assert.InRange(tracker.LastReceived!.Value, before, Session.Now);
        Assert.NotNull(tracker.DataSource.LastTransportReceived);
    }

    [Fact]
    [Card("HBP-U30")]
    public async Task A_broken_stream_is_opened_again_on_the_same_queue()
    {
        var tracker = await StartAsync();
        await PlaceUntilHeardAsync(tracker);
        await Session.Control.CutAsync(1, Cancelled);
        await PlaceUntilHeardAsync(tracker);
    }

    [Fact]
    [Card("HBP-U31")]
    public async Task Stopping_and_starting_keeps_the_queue()
    {
        var tracker = await StartAsync();
        var queue = tracker.UserStream;
        await PlaceUntilHeardAsync(tracker);
        await Session.WaitAsync(tracker.StopAsync(Cancelled), "the stream stops");
        await Session.WaitAsync(tracker.StartAsync(Cancelled), "the stream starts again");
        await PlaceUntilHeardAsync(tracker);
        Assert.Same(queue, tracker.UserStream);
    }

    [Fact]
    [Card("HBP-U40")]
    public async Task Messages_that_come_twice_count_once()
    {
        var desk = await ConnectAsync();
        await Session.Control.AddFaultAsync("messageDuplicated", Cancelled);
        await BuyAndCompareAsync(desk);
    }

    [Fact]
    [Card("HBP-U41")]
    public async Task Messages_out_of_order_lead_to_the_same_end()
    {
        var desk = await ConnectAsync();
        await Session.Control.AddFaultAsync("messageReordered", Cancelled, count: 6);
        await BuyAndCompareAsync(desk);
    }

    [Fact]
    [Card("HBP-U50")]
    public async Task What_happens_while_the_stream_is_broken_is_made_up_for()
    {
        var desk = await ConnectAsync();
        var price = desk.PriceInsideSpread();
        var id = desk.Place(TradeType.Buy, OrderType.LimitMaker, Venue.Amount, price);
        await desk.CreatedAsync(id);
        await Session.Control.CutAsync(2, Cancelled);
        await Session.Control.PlaceAsync(Pair, TradeType.Sell, price, Venue.Amount, Cancelled);
        await desk.EventAsync<BuyOrderCompletedEvent>(id);
        Assert.Equal(Venue.Amount, desk.FillsOf(id).Sum(fill => fill.Amount));
    }

    [Fact]
    [Card("HBP-U51")]
    public async Task A_stream_that_lives_and_says_nothing_does_not_hide_a_fill()
    {
        var desk = await ConnectAsync();
        await Session.Control.AddFaultAsync("messageLost", Cancelled);
        await BuyAndCompareAsync(desk);
    }

    private async Task<TradingDesk> ConnectAsync()
    {
        var desk = TradingDesk.Create(Session, Pair);
        await desk.StartAsync();
        return desk;
    }

    private async Task BuyAndCompareAsync(TradingDesk desk)
    {
        var id = desk.Place(TradeType.Buy, OrderType.Limit, Venue.Amount, desk.PriceToFill(TradeType.Buy, Venue.Amount));
        await desk.EventAsync<BuyOrderCompletedEvent>(id);
        var truth = (await Session.Control.GetFillsAsync(Cancelled)).Where(fill => fill.ClientOrderId == id).ToArray();
        await Session.UntilAsync(() => desk.FillsOf(id).Count >= truth.Length, "every fill is announced");
        Assert.Equal(
            truth.Select(fill => (fill.Price, fill.Amount)).Order(), desk.FillsOf(id).Select(fill => (fill.Price, fill.Amount)).Order());
        Assert.Single(desk.Log.Of(id).OfType<OrderCreatedEvent>());
        Assert.Single(desk.Log.Of(id).OfType<BuyOrderCompletedEvent>());
    }

    private async Task<IUserStreamTracker> StartAsync()
    {
        var tracker = Session.CreateContainer().Get<IUserStreamTracker>();
        await Session.WaitAsync(tracker.StartAsync(Cancelled), "the stream starts");
        return tracker;
    }

    /// <summary>An order of the account that the connector knows nothing of, far from the market.</summary>
    private async Task<string> PlaceAsync()
    {
        var (bids, _) = await Session.Control.GetBookAsync(Pair, 1, Cancelled);
        var id = Guid.NewGuid().ToString();
        await Session.Control.PlaceAsync(Pair, TradeType.Buy, decimal.Floor(bids[0].Price * 0.8m), Venue.Amount, Cancelled, "user", id);
        return id;
    }

    /// <summary>The login takes a moment, and what happened before it is not told: places orders until one is heard of.</summary>
    private async Task<string> PlaceUntilHeardAsync(IUserStreamTracker tracker)
    {
        while (true)
        {
            var id = await PlaceAsync();
            var end = Session.Now.AddSeconds(3);
            await Session.UntilAsync(() => Heard(tracker, id) || Session.Now > end, "the stream tells of an order");
            if (Heard(tracker, id)) return id;
        }
    }

    private Task HearAsync(IUserStreamTracker tracker, string id) =>
        Session.UntilAsync(() => Heard(tracker, id), "the stream tells of an order");

    private bool Heard(IUserStreamTracker tracker, string id)
    {
        while (tracker.UserStream.TryRead(out var message)) _messages.Add(message.GetText());
        return IndexOf(id) >= 0;
    }

    private int IndexOf(string id) => _messages.FindIndex(message => message.Contains(id, StringComparison.Ordinal));
}

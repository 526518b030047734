namespace Hummingbot.Plugins.Testing;

/// <summary>A connector that is connected and ready, with a log of its events, and what cards do with it.</summary>
public sealed class TradingDesk : IAsyncDisposable
{
    private readonly VenueSession _session;
    private readonly VenueContainer _container;
    private readonly string _pair;

    private TradingDesk(VenueSession session, VenueContainer container, InMemoryOrderJournal journal, string pair)
    {
        _session = session;
        _container = container;
        _pair = pair;
        Journal = journal;
        Connector = container.Get<IExchangeConnector>();
        Log = new EventLog(Connector);
        session.BeginTrading(Connector);
    }

    /// <summary>The connector.</summary>
    public IExchangeConnector Connector { get; }

    /// <summary>What it has announced.</summary>
    public EventLog Log { get; }

    /// <summary>What it has written down.</summary>
    public InMemoryOrderJournal Journal { get; }

    /// <summary>The book of the pair that is traded.</summary>
    public IOrderBook Book => Connector.GetOrderBook(_pair);

    /// <summary>The best bid.</summary>
    public decimal BestBid => Book.BestBid!.Value.Price;

    /// <summary>The best ask.</summary>
    public decimal BestAsk => Book.BestAsk!.Value.Price;

    /// <summary>Builds a connector that is not started.</summary>
    /// <param name="session">The venue.</param>
    /// <param name="tradingPair">The pair to trade.</param>
    /// <returns>The desk.</returns>
    public static TradingDesk Create(VenueSession session, string tradingPair)
    {
        ArgumentNullException.ThrowIfNull(session);
        var journal = new InMemoryOrderJournal();
        return new TradingDesk(session, session.CreateContainer(journal), journal, tradingPair);
    }

    /// <summary>Starts the connector and waits until it is ready.</summary>
    public async Task StartAsync()
    {
        await _session.WaitAsync(Connector.StartNetworkAsync(TestContext.Current.CancellationToken), "the connector starts");
        await _session.UntilAsync(
            () => Connector.IsReady,
            () => $"the connector is ready; it is not yet: {string.Join(", ", Connector.StatusDictionary.Where(entry => !entry.Value).Select(entry => entry.Key))}");
    }

    /// <summary>A price at which an order is filled at once, by twice what it needs.</summary>
    /// <param name="side">The order's side.</param>
    /// <param name="amount">The order's amount.</param>
    public decimal PriceToFill(TradeType side, decimal amount) =>
        Book.GetPriceForVolume(side == TradeType.Buy, amount * 2).ResultPrice
        ?? throw new InvalidOperationException($"The book of {_pair} is too thin for an order of {amount}.");

    /// <summary>A price better than the best bid at which a buy still rests, so that it is the first to be filled.</summary>
    public decimal PriceInsideSpread()
    {
        var price = BestBid + (Connector.GetOrderPriceQuantum(_pair, BestBid) ?? (BestAsk - BestBid) / 2);
        Assert.True(price < BestAsk, $"The book of {_pair} has no room between {BestBid} and {BestAsk}.");
        return price;
    }

    /// <summary>Begins to place an order.</summary>
    /// <param name="side">Its side.</param>
    /// <param name="type">Its type.</param>
    /// <param name="amount">Its amount.</param>
    /// <param name="price">Its price.</param>
    /// <returns>The client order id.</returns>
    public string Place(TradeType side, OrderType type, decimal amount, decimal? price) =>
        side == TradeType.Buy ? Connector.Buy(_pair, amount, type, price) : Connector.Sell(_pair, amount, type, price);

    /// <summary>Places an order that rests, far from the market, and waits for its acknowledgement.</summary>
    /// <param name="side">Its side: a buy at 0.8 times the best ask, a sell at 1.2 times the best bid.</param>
    /// <param name="type">Its type.</param>
    /// <returns>The client order id.</returns>
    public async Task<string> PlaceFarAsync(TradeType side, OrderType type = OrderType.LimitMaker)
    {
        var id = Place(side, type, _session.RestingAmount, FarPrice(side));
        await CreatedAsync(id);
        return id;
    }

    /// <summary>A price at which nothing is filled.</summary>
    /// <param name="side">The side.</param>
    public decimal FarPrice(TradeType side) => side == TradeType.Buy ? BestAsk * 0.8m : BestBid * 1.2m;

    /// <summary>Waits for an event of an order, and fails at once when the order has failed instead.</summary>
    /// <typeparam name="T">The event.</typeparam>
    /// <param name="clientOrderId">The order.</param>
    /// <returns>The event.</returns>
    public async Task<T> EventAsync<T>(string clientOrderId)
        where T : ExchangeEvent
    {
        var wanted = Log.FirstAsync<T>(e => e.OrderId == clientOrderId);
        var failed = Log.FirstAsync<OrderFailureEvent>(e => e.OrderId == clientOrderId);
        var first = await _session.WaitAsync(Task.WhenAny(wanted, failed), $"{typeof(T).Name} of {clientOrderId}; {Describe(clientOrderId)}");
        if (first == failed && typeof(T) != typeof(OrderFailureEvent)) Assert.Fail($"The order failed: {(await failed).ErrorMessage}");
        return await wanted;
    }

    /// <summary>Waits for the acknowledgement of an order.</summary>
    /// <param name="clientOrderId">The order.</param>
    /// <returns>The event.</returns>
    public Task<OrderCreatedEvent> CreatedAsync(string clientOrderId) => EventAsync<OrderCreatedEvent>(clientOrderId);

    /// <summary>The fills of an order so far.</summary>
    /// <param name="clientOrderId">The order.</param>
    public IReadOnlyList<OrderFilledEvent> FillsOf(string clientOrderId) => [.. Log.Fills.Where(fill => fill.OrderId == clientOrderId)];

    /// <summary>Disposes the connector; its orders stay where they are.</summary>
    /// <returns>A task that ends when it has stopped.</returns>
    public async ValueTask DisposeAsync()
    {
        _session.EndTrading(Connector);
        await _session.WaitAsync(_container.DisposeAsync().AsTask(), "the connector stops");
        Log.Dispose();
    }

    private string Describe(string clientOrderId) =>
        $"announced so far: {string.Join(", ", Log.Of(clientOrderId).Select(e => e.Kind))}";
}

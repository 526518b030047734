using System.Collections.Concurrent;
using Hummingbot.Plugins.Sdk.Tests.Support;
using Hummingbot.Plugins.Sdk.Trading;
using Microsoft.Extensions.Logging;

namespace Hummingbot.Plugins.Sdk.Tests.Trading;

/// <summary>A connector on a scripted venue, a manual clock, and everything that it announces.</summary>
internal sealed class TradingBench : IAsyncDisposable
{
    private static readonly TimeSpan LongestTurn = TimeSpan.FromMilliseconds(200);

    private readonly ConcurrentQueue<ExchangeEvent> _events = new();

    public TradingBench(
        bool hasStream = false,
        IOrderJournal? journal = null,
        ConnectorTimings? timings = null,
        IReadOnlyDictionary<string, string>? settings = null,
        ManualTimeProvider? time = null,
        TradeFeeSchema? fees = null,
        bool isPrivate = true)
    {
        Time = time ?? new ManualTimeProvider(Say.T0);
        Stream = new StubUserStream(Time);
        var context = new PluginContext
        {
            PluginDirectory = ".",
            Settings = new ExchangeSettings { TradingPairs = [Say.Pair], Values = settings ?? new Dictionary<string, string>() },
            LoggerFactory = new OneLogger(Logger),
            TimeProvider = Time,
            Random = new Random(42),
            OrderJournal = journal,
        };
        var descriptor = new ExchangeDescriptor
        {
            Name = "scripted",
            DisplayName = "Scripted",
            Kind = ExchangeKind.Cex,
            ExampleTradingPair = Say.Pair,
            ExampleAsset = "BTC",
            DefaultFees = fees ?? new TradeFeeSchema { MakerPercentFee = 0.001m, TakerPercentFee = 0.002m, BuyPercentFeeDeductedFromReturns = true },
            SupportedOrderTypes = [OrderType.Limit, OrderType.LimitMaker, OrderType.Market],
        };
        Venue = new ScriptedVenue(context, Books, hasStream ? Stream : null, timings ?? ConnectorTimings.Default, descriptor, isPrivate);
        Venue.Subscribe(_events.Enqueue);
    }

    public ManualTimeProvider Time { get; }

    public CapturingLogger Logger { get; } = new();

    public StubOrderBookTracker Books { get; } = new();

    public StubUserStream Stream { get; }

    public ScriptedVenue Venue { get; }

    public IReadOnlyList<ExchangeEvent> Events => [.. _events];

    /// <summary>The kinds announced for an order, without <see cref="MarketEvent.OrderUpdate"/>, as <c>BuyOrderCreated OrderFilled</c>.</summary>
    public string Story(string clientOrderId) => string.Join(' ', _events
        .Where(each => each.OrderId == clientOrderId && each.Kind != MarketEvent.OrderUpdate).Select(each => each.Kind));

    public T Event<T>(string clientOrderId)
        where T : ExchangeEvent => _events.OfType<T>().Single(each => each.OrderId == clientOrderId);

    /// <summary>The latest snapshot that was announced.</summary>
    public InFlightOrder Order(string clientOrderId) =>
        _events.OfType<OrderUpdatedEvent>().Last(each => each.OrderId == clientOrderId).Order;

    public static async Task<TradingBench> StartedAsync(
        bool hasStream = false,
        IOrderJournal? journal = null,
        ConnectorTimings? timings = null,
        Action<ScriptedVenue>? prepare = null)
    {
        var bench = new TradingBench(hasStream, journal, timings);
        prepare?.Invoke(bench.Venue);
        await bench.StartAsync();
        return bench;
    }

    public async Task StartAsync()
    {
        await Venue.StartNetworkAsync(TestContext.Current.CancellationToken);
        await Soon.Until(() => Venue.IsReady);
        await Soon.Until(() => Venue.Count("open orders") > 0);
    }

    /// <summary>Places a buy of 1 at 100, acknowledged when the script does so.</summary>
    public string Buy(decimal amount = 1m, decimal price = 100m) => Venue.Buy(Say.Pair, amount, OrderType.Limit, price);

    public async Task<string> OpenAsync(decimal amount = 1m)
    {
        var id = Buy(amount);
        await Until(() => Venue.InFlightOrders.GetValueOrDefault(id) is { State: OrderState.Open, ExchangeOrderId: not null });
        await DeliveredAsync();
        return id;
    }

    /// <summary>Waits for what must happen without time going by.</summary>
    public static Task Until(Func<bool> condition) => Soon.Until(condition);

    /// <summary>Lets time go by until something happens.</summary>
    public async Task PassUntil(Func<bool> condition)
    {
        var timers = Time.TimersSet;
        for (var steps = 0; !condition(); steps++)
        {
            Assert.True(steps < 4000, "It has not happened within 1000 seconds of the manual clock.");
            Time.Advance(TimeSpan.FromMilliseconds(250));
            // What the step has woken gets its turn: the loops are waiting again when their timers are set again. A timer may also have been
            // the last of its kind; nobody sets that again.
            var step = TimeProvider.System.GetTimestamp();
            do await Task.Delay(1, TestContext.Current.CancellationToken);
            while (Time.TimersSet < timers && TimeProvider.System.GetElapsedTime(step) < LongestTurn);
            timers = Time.TimersSet;
        }

        await DeliveredAsync();
    }

    public async Task PassAsync(TimeSpan time)
    {
        var end = Time.GetUtcNow() + time;
        await PassUntil(() => Time.GetUtcNow() >= end);
    }

    /// <summary>Waits until what was announced has arrived.</summary>
    public async Task DeliveredAsync() => await Venue.WhenEventsDelivered().InTime();

    public async ValueTask DisposeAsync() => await Venue.DisposeAsync().InTime();

    private sealed class OneLogger(ILogger logger) : ILoggerFactory
    {
        public ILogger CreateLogger(string categoryName) => logger;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public void Dispose()
        {
        }
    }
}

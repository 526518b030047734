using System.Globalization;
using Hummingbot.Plugins.Sdk.Trading;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hummingbot.Plugins.Benchmarks;

/// <summary>A connector whose orders live whole lives as fast as they are told: acknowledged, filled in parts, completed.</summary>
internal sealed class SoakConnector() : ExchangeConnectorBase(Facts, Context, new NoBooks(Pair), auth: null, userStreamTracker: null)
{
    /// <summary>Created and every fill, each with the order's new state, and Completed, which shares the last fill's.</summary>
    public const int EventsPerOrder = (2 * (1 + Fills)) + 1;

    private const int Fills = 11;
    private const string Pair = "BTC-USDT";

    // So many orders live at once and are then waited for: events are delivered behind the orders' backs.
    private const int Block = 250;

    private static readonly ExchangeDescriptor Facts = new()
    {
        Name = "soak",
        DisplayName = "Soak",
        Kind = ExchangeKind.Cex,
        ExampleTradingPair = Pair,
        ExampleAsset = "BTC",
        DefaultFees = new TradeFeeSchema { MakerPercentFee = 0.001m, TakerPercentFee = 0.002m },
        SupportedOrderTypes = [OrderType.Limit],
    };

    private static readonly PluginContext Context = new()
    {
        PluginDirectory = ".",
        Settings = new ExchangeSettings { TradingPairs = [Pair] },
        LoggerFactory = NullLoggerFactory.Instance,
        TimeProvider = TimeProvider.System,
        Random = new Random(42),
    };

    private readonly SemaphoreSlim _blockEnded = new(0);
    private long _events;
    private long _orders;
    private long _ended;

    /// <summary>How many events have been delivered.</summary>
    public long Events => Volatile.Read(ref _events);

    protected override ClientOrderIdFormat ClientOrderIdFormat { get; } = ClientOrderIdFormat.Text("soak-", 36);

    /// <summary>Begins to count events.</summary>
    public IDisposable Count() => Subscribe(happened =>
    {
        Volatile.Write(ref _events, _events + 1);
        if (happened is OrderUpdatedEvent { Order.IsDone: true } && ++_ended % Block == 0) _blockEnded.Release();
    });

    /// <summary>Has orders live, and waits until all their events have been delivered.</summary>
    /// <param name="orders">How many; a multiple of 250.</param>
    public async Task LiveAsync(int orders)
    {
        for (var i = 1; i <= orders; i++)
        {
            Live($"soak-{(++_orders).ToString(CultureInfo.InvariantCulture)}");
            if (i % Block == 0) await _blockEnded.WaitAsync();
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _blockEnded.Dispose();
    }

    protected override Task CheckVenueAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override Task<PlacedOrder> ExecuteOrderAsync(
        InFlightOrder order, IReadOnlyDictionary<string, string> extras, CancellationToken cancellationToken) => throw NoVenue();

    protected override Task<CancelOutcome> ExecuteCancelAsync(InFlightOrder order, CancellationToken cancellationToken) => throw NoVenue();

    protected override Task<OrderQueryOutcome> QueryOrderAsync(OrderReference order, CancellationToken cancellationToken) => throw NoVenue();

    protected override Task<IReadOnlyList<TradeUpdate>> QueryTradesAsync(InFlightOrder order, CancellationToken cancellationToken) => throw NoVenue();

    protected override Task<IReadOnlyList<OrderUpdate>> QueryOpenOrdersAsync(CancellationToken cancellationToken) => throw NoVenue();

    protected override Task<IReadOnlyList<AssetBalance>> QueryBalancesAsync(CancellationToken cancellationToken) => throw NoVenue();

    protected override Task<TradingRulesReading> QueryTradingRulesAsync(CancellationToken cancellationToken) => throw NoVenue();

    protected override void TranslateUserMessage(UserStreamMessage message, AccountUpdates updates)
    {
    }

    private static ExchangeException NoVenue() => new(Facts.Name, ExchangeErrorKind.Transport, "The soak has no venue.");

    private void Live(string id)
    {
        var now = Now;
        StartTrackingOrder(new InFlightOrder
        {
            ClientOrderId = id,
            TradingPair = Pair,
            OrderType = OrderType.Limit,
            TradeType = TradeType.Buy,
            Price = 50_000.25m,
            Amount = Fills * 0.125m,
            State = OrderState.PendingCreate,
            CreationTimestamp = now,
            LastUpdateTimestamp = now,
        });
        var update = new OrderUpdate { ClientOrderId = id, ExchangeOrderId = "X" + id, TradingPair = Pair, NewState = OrderState.Open, Timestamp = now };
        Tell(updates => updates.Add(update));
        for (var fill = 1; fill <= Fills; fill++)
        {
            var trade = new TradeUpdate
            {
                ClientOrderId = id,
                TradeId = string.Create(CultureInfo.InvariantCulture, $"{id}-{fill}"),
                TradingPair = Pair,
                Price = 50_000.25m,
                BaseAmount = 0.125m,
                Fees = [new TokenAmount("USDT", 0.1m)],
                Timestamp = now,
            };
            Tell(updates => updates.Add(trade));
        }

        Tell(updates => updates.Add(update with { NewState = OrderState.Filled, ExecutedAmountBase = Fills * 0.125m }));
    }

    private void Tell(Action<AccountUpdates> say)
    {
        var updates = new AccountUpdates();
        say(updates);
        ProcessAccountUpdates(updates);
    }
}

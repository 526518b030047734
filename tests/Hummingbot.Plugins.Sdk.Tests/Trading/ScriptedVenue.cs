using System.Collections.Concurrent;
using Hummingbot.Plugins.Sdk.Trading;

namespace Hummingbot.Plugins.Sdk.Tests.Trading;

/// <summary>A venue that does what the test says. By default it takes every order, cancels at once and keeps what it was told.</summary>
internal sealed class ScriptedVenue(
    PluginContext context, StubOrderBookTracker books, IUserStreamTracker? stream, ConnectorTimings timings, ExchangeDescriptor descriptor, bool isPrivate)
    : ExchangeConnectorBase(descriptor, context, books, isPrivate ? new NoAuth() : null, stream)
{
    private int _orders;

    public ConcurrentQueue<string> Calls { get; } = new();

    public Func<InFlightOrder, Task<PlacedOrder>>? OnPlace { get; set; }

    public Func<InFlightOrder, Task<CancelOutcome>>? OnCancel { get; set; }

    public Func<OrderReference, Task<OrderQueryOutcome>>? OnQuery { get; set; }

    public Func<InFlightOrder, Task<IReadOnlyList<TradeUpdate>>>? OnTrades { get; set; }

    public Func<Task<IReadOnlyList<OrderUpdate>>>? OnOpenOrders { get; set; }

    public Func<Task<IReadOnlyList<AssetBalance>>>? OnBalances { get; set; }

    public Func<Task<TradingRulesReading>>? OnRules { get; set; }

    public Func<Task>? OnCheck { get; set; }

    public Func<Task>? OnPrepare { get; set; }

    public Func<Task<TradeFeeSchema?>>? OnFees { get; set; }

    public Action<UserStreamMessage, AccountUpdates>? OnMessage { get; set; }

    public OrderState AbsentMeans { get; set; } = OrderState.Failed;

    public IReadOnlyList<AssetBalance> Balances { get; set; } = [new("BTC", 100m, 100m), new("USDT", 1_000_000m, 1_000_000m)];

    protected override ClientOrderIdFormat ClientOrderIdFormat { get; } = ClientOrderIdFormat.Text("hbot-", 36);

    protected override IReadOnlyCollection<string> SupportedExtras => ["expiration_ts"];

    protected override ConnectorTimings Timings => timings;

    public int Count(string call) => Calls.Count(made => made.StartsWith(call, StringComparison.Ordinal));

    public void Tell(Action<AccountUpdates> say)
    {
        var updates = new AccountUpdates();
        say(updates);
        ProcessAccountUpdates(updates);
    }

    public void Watch(string trackingId, TimeSpan timeout) => StartTransactionTimeout(trackingId, timeout);

    public void Confirm(string trackingId) => StopTransactionTimeout(trackingId);

    protected override OrderState StateOfAbsentOrder(InFlightOrder order) => AbsentMeans;

    protected override Task CheckVenueAsync(CancellationToken cancellationToken) => Did("check", OnCheck?.Invoke() ?? Task.CompletedTask);

    protected override Task PrepareAsync(CancellationToken cancellationToken) => Did("prepare", OnPrepare?.Invoke() ?? Task.CompletedTask);

    protected override Task<PlacedOrder> ExecuteOrderAsync(
        InFlightOrder order, IReadOnlyDictionary<string, string> extras, CancellationToken cancellationToken) =>
        Did($"place {order.ClientOrderId}", OnPlace?.Invoke(order) ?? Task.FromResult(Take(order)));

    protected override Task<CancelOutcome> ExecuteCancelAsync(InFlightOrder order, CancellationToken cancellationToken) =>
        Did($"cancel {order.ClientOrderId}", OnCancel?.Invoke(order) ?? Task.FromResult(CancelOutcome.Cancelled(
            Say.Order(order.ClientOrderId, OrderState.Canceled) with { ExecutedAmountBase = order.ExecutedAmountBase })));

    protected override Task<OrderQueryOutcome> QueryOrderAsync(OrderReference order, CancellationToken cancellationToken) =>
        Did($"query {order.ClientOrderId}", OnQuery?.Invoke(order) ?? Task.FromResult<OrderQueryOutcome>(
            new OrderQueryOutcome.Found(Say.Order(order.ClientOrderId, OrderState.Open) with { ExecutedAmountBase = 0m })));

    protected override Task<IReadOnlyList<TradeUpdate>> QueryTradesAsync(InFlightOrder order, CancellationToken cancellationToken) =>
        Did($"trades {order.ClientOrderId}", OnTrades?.Invoke(order) ?? Task.FromResult<IReadOnlyList<TradeUpdate>>([]));

    protected override Task<IReadOnlyList<OrderUpdate>> QueryOpenOrdersAsync(CancellationToken cancellationToken) =>
        Did("open orders", OnOpenOrders?.Invoke() ?? Task.FromResult<IReadOnlyList<OrderUpdate>>([]));

    protected override Task<IReadOnlyList<AssetBalance>> QueryBalancesAsync(CancellationToken cancellationToken) =>
        Did("balances", OnBalances?.Invoke() ?? Task.FromResult(Balances));

    protected override Task<TradingRulesReading> QueryTradingRulesAsync(CancellationToken cancellationToken) =>
        Did("rules", OnRules?.Invoke() ?? Task.FromResult(new TradingRulesReading([Say.Rule])));

    protected override Task<TradeFeeSchema?> QueryAccountFeesAsync(CancellationToken cancellationToken) =>
        Did("fees", OnFees?.Invoke() ?? Task.FromResult<TradeFeeSchema?>(null));

    protected override void TranslateUserMessage(UserStreamMessage message, AccountUpdates updates) => OnMessage?.Invoke(message, updates);

    public PlacedOrder Take(InFlightOrder order) => new()
    {
        ClientOrderId = order.ClientOrderId,
        ExchangeOrderId = $"X{Interlocked.Increment(ref _orders)}",
        Timestamp = order.CreationTimestamp,
    };

    private T Did<T>(string call, T answer)
    {
        Calls.Enqueue(call);
        return answer;
    }

    private sealed class NoAuth : IExchangeAuth
    {
        public SignedRequest Sign(RestRequestToSign request) => new() { Method = request.Method, Uri = request.Uri };
    }
}

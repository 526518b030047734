using Hummingbot.Plugins.Binance.Sandbox;
using Hummingbot.Plugins.Sandbox.Matching;
using Hummingbot.Plugins.Sandbox.Server;
using Hummingbot.Plugins.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hummingbot.Plugins.Binance.Tests.Support;

/// <summary>
/// The connector, as a host builds it, on the venue in a box. Both go by one clock, which moves only while a test waits, and then faster than
/// real time.
/// </summary>
internal sealed class SandboxBench : IAsyncDisposable
{
    public const string Pair = "BTC-USDT";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan TimeOfStep = TimeSpan.FromMilliseconds(250);

    private readonly SandboxEndpoints _endpoints;
    private readonly string _accountUpdates;
    private readonly PacedClock _clock;
    private PluginHost _host;

    private SandboxBench(ManualTimeProvider time, BinanceSandbox sandbox, SandboxEndpoints endpoints, string accountUpdates)
    {
        Time = time;
        Sandbox = sandbox;
        _endpoints = endpoints;
        _accountUpdates = accountUpdates;
        _clock = new PacedClock(time, endpoints.Endpoints["rest"], Step);
        _host = NewHost();
        Events = new EventLog(Connector);
    }

    public ManualTimeProvider Time { get; }

    public BinanceSandbox Sandbox { get; }

    public MatchingEngine Engine => Sandbox.Engine;

    public IExchangeConnector Connector => _host.Get<IExchangeConnector>();

    public EventLog Events { get; private set; }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Begins with a book of 1 BTC at 49,990 and 1 BTC at 50,010, and 10 BTC and 100,000 USDT in the account.</summary>
    public static async Task<SandboxBench> StartAsync(string accountUpdates, bool isStarted = true, ExchangeCredentials? credentials = null)
    {
        var time = new ManualTimeProvider();
        var sandbox = new BinanceSandbox(time, NullLoggerFactory.Instance);
        var options = new SandboxOptions
        {
            Seed = 1,
            RunMarketMakers = false,
            TradingPairs = [Pair],
            InitialBalances = new Dictionary<string, decimal> { ["BTC"] = 10m, ["USDT"] = 100_000m },
        };
        var endpoints = await sandbox.StartAsync(options, Cancelled);
        var bench = new SandboxBench(
            time, sandbox, credentials is null ? endpoints : endpoints with { Credentials = credentials }, accountUpdates);
        bench.Other(TradeType.Buy, 49_990m, 1m);
        bench.Other(TradeType.Sell, 50_010m, 1m);
        if (isStarted) await bench.StartConnectorAsync();
        return bench;
    }

    public async Task StartConnectorAsync()
    {
        await WaitAsync(Connector.StartNetworkAsync(Cancelled));
        await UntilAsync(() => Connector.IsReady);
    }

    /// <summary>Ends the process, as it were, and begins a new one on the tracking states of the old one.</summary>
    public async Task RestartAsync(Func<Task> meanwhile, bool withStates = true)
    {
        var states = Connector.TrackingStates;
        await _host.DisposeAsync();
        await meanwhile();
        _host = NewHost();
        Events.Dispose();
        Events = new EventLog(Connector);
        if (withStates) Connector.RestoreTrackingStates(states);
        await StartConnectorAsync();
    }

    /// <summary>Somebody else trades.</summary>
    public PlaceResult Other(TradeType side, decimal price, decimal amount) => Engine.Place(new NewOrder
    {
        Account = VenueSandbox.OtherAccount,
        TradingPair = Pair,
        Side = side,
        Type = OrderType.Limit,
        Price = price,
        Amount = amount,
    });

    public async Task<PlacedOrder> PlaceAsync(TradeType side, OrderType type, decimal amount, decimal? price = null) =>
        await WaitAsync(Connector.PlaceOrderAsync(
            new OrderRequest { TradingPair = Pair, TradeType = side, OrderType = type, Amount = amount, Price = price }, Cancelled));

    /// <summary>The account's orders at the venue.</summary>
    public IReadOnlyList<Order> VenueOrders => Engine.GetOrders(VenueSandbox.UserAccount);

    public int Requests(string method, string path) =>
        Sandbox.Log.Entries.Count(entry => entry.What == method && entry.Target.Split('?')[0] == path);

    /// <summary>The kinds of events of an order, fills and what frames them, in order.</summary>
    public string Story(string clientOrderId) => string.Join(
        ' ', Events.Of(clientOrderId).Where(e => e is not OrderUpdatedEvent).Select(e => e.GetType().Name.Replace("Event", "", StringComparison.Ordinal)));

    /// <summary>Waits until the account's balances are those that the venue has.</summary>
    public Task UntilBalancesAgreeAsync() => UntilAsync(() => Engine.GetBalances(VenueSandbox.UserAccount).All(balance =>
        Connector.GetBalance(balance.Asset) == balance.Total && Connector.GetAvailableBalance(balance.Asset) == balance.Available));

    public async Task<T> EventAsync<T>(string clientOrderId)
        where T : ExchangeEvent =>
        await WaitAsync(Events.FirstAsync<T>(e => e.OrderId == clientOrderId, Cancelled));

    public async Task<T> WaitAsync<T>(Task<T> task)
    {
        await UntilAsync(() => task.IsCompleted);
        return await task;
    }

    public async Task WaitAsync(Task task)
    {
        await UntilAsync(() => task.IsCompleted);
        await task;
    }

    public async Task UntilAsync(Func<bool> isTrue)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!isTrue())
        {
            var waited = TimeProvider.System.GetElapsedTime(start);
            Assert.True(waited < Limit, "What was waited for has not come true.");
            if (waited > Grace) await _clock.PassAsync(TimeOfStep, waited, Cancelled);
            else await Task.Delay(Step, TimeProvider.System, Cancelled);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Events.Dispose();
        await _host.DisposeAsync();
        await Sandbox.DisposeAsync();
    }

    private PluginHost NewHost() => new(
        new ExchangeSettings
        {
            TradingPairs = [Pair],
            Endpoints = _endpoints.Endpoints,
            Credentials = _endpoints.Credentials,
            Values = new Dictionary<string, string> { ["accountUpdates"] = _accountUpdates },
        },
        time: Time);
}

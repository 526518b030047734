using System.Collections.Concurrent;
using Hummingbot.Plugins.Coinbase.Sandbox;
using Hummingbot.Plugins.Sandbox.Faults;
using Hummingbot.Plugins.Sandbox.Matching;
using Hummingbot.Plugins.Sandbox.Server;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hummingbot.Plugins.Coinbase.Tests.Support;

/// <summary>The venue's sandbox, with an empty book and a second account to trade with, and the plugin connected to it.</summary>
internal sealed class TradingVenue : IAsyncDisposable
{
    public const string Pair = "ETH-USD";

    private readonly FastTime _time = new(factor: 5);
    private readonly CoinbaseSandbox _sandbox;
    private readonly string _accountUpdates;
    private SandboxEndpoints? _endpoints;
    private PluginHost? _host;

    private TradingVenue(string accountUpdates)
    {
        _accountUpdates = accountUpdates;
        _sandbox = new CoinbaseSandbox(_time, NullLoggerFactory.Instance);
    }

    /// <summary>The clock of connector and venue.</summary>
    public TimeProvider Time => _time;

    public MatchingEngine Engine => _sandbox.Engine;

    public VenueClock Clock => _sandbox.Clock;

    public PluginHost Host => _host ?? throw new InvalidOperationException("Not connected.");

    public IExchangeConnector Connector => Host.Get<IExchangeConnector>();

    /// <summary>The connector's events so far, but for plain updates.</summary>
    public ConcurrentQueue<ExchangeEvent> Events { get; } = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Starts the sandbox and connects to it.</summary>
    /// <param name="accountUpdates">How orders are followed.</param>
    /// <param name="prepare">What comes before the first connection.</param>
    public static async Task<TradingVenue> StartAsync(string accountUpdates, Action<TradingVenue>? prepare = null)
    {
        var venue = new TradingVenue(accountUpdates);
        try
        {
            venue._endpoints = await venue._sandbox.StartAsync(
                new SandboxOptions
                {
                    RunMarketMakers = false,
                    TradingPairs = [Pair],
                    InitialBalances = new Dictionary<string, decimal> { ["USD"] = 100_000m, ["ETH"] = 10m },
                },
                Cancelled);
            prepare?.Invoke(venue);
            await venue.ConnectAsync();
            return venue;
        }
        catch
        {
            await venue.DisposeAsync();
            throw;
        }
    }

    /// <summary>Connects, with the orders of an earlier run.</summary>
    public async Task ConnectAsync(IReadOnlyDictionary<string, string>? trackingStates = null)
    {
        _host = new PluginHost(
            new ExchangeSettings
            {
                TradingPairs = [Pair],
                Endpoints = _endpoints!.Endpoints,
                Credentials = _endpoints.Credentials,
                Values = new Dictionary<string, string> { ["accountUpdates"] = _accountUpdates },
            },
            timeProvider: _time,
            loggers: new TestOutputLoggers(_time));
        Connector.Subscribe(happened =>
        {
            if (happened is not OrderUpdatedEvent) Events.Enqueue(happened);
        });
        if (trackingStates is not null)
            Assert.Equal(trackingStates.Keys.Order(), Connector.RestoreTrackingStates(trackingStates).Restored.Order());
        await Connector.StartNetworkAsync(Cancelled).InTime();
        await Soon.Until(() => Connector.IsReady && IsTierKnown());
    }

    /// <summary>Ends the connector as the end of its process would, and tells what it leaves behind.</summary>
    public async Task<IReadOnlyDictionary<string, string>> DisconnectAsync()
    {
        var states = Connector.TrackingStates;
        await Host.DisposeAsync();
        Events.Clear();
        return states;
    }

    /// <summary>Has the other account place an order.</summary>
    public Order Other(TradeType side, decimal amount, decimal price) => Place(VenueSandbox.OtherAccount, side, amount, price);

    /// <summary>Places an order of an account past the wire.</summary>
    public Order Place(string account, TradeType side, decimal amount, decimal price)
    {
        var placed = Engine.Place(new NewOrder
        {
            Account = account,
            TradingPair = Pair,
            Side = side,
            Type = OrderType.Limit,
            Amount = amount,
            Price = price,
        });
        Assert.True(placed.IsAccepted, placed.Rejection?.Message);
        return placed.Order;
    }

    public void Inject(Fault fault) => _sandbox.Faults.Add(fault);

    public void ClearFaults() => _sandbox.Faults.Clear();

    public void CutConnections(TimeSpan refuseFor) => _sandbox.CutConnections(refuseFor);

    /// <summary>How many requests with a verb and the beginning of a path have come.</summary>
    public int CountOf(string method, string path) => _sandbox.Log.Entries.Count(
        entry => entry.What == method && entry.Target.StartsWith(path, StringComparison.Ordinal));

    /// <summary>Waits for an event of an order.</summary>
    public async Task<T> Event<T>(string orderId)
        where T : ExchangeEvent
    {
        T? found = null;
        await Soon.Until(() => (found = Events.OfType<T>().FirstOrDefault(happened => happened.OrderId == orderId)) is not null);
        return found!;
    }

    /// <summary>Waits until an order has traded so much.</summary>
    public Task Executed(string orderId, decimal amount) =>
        Soon.Until(() => Events.OfType<OrderFilledEvent>().Where(fill => fill.OrderId == orderId).Sum(fill => fill.Amount) >= amount);

    /// <summary>The kinds of an order's events, in order.</summary>
    public IEnumerable<MarketEvent> KindsOf(string orderId) => Events.Where(happened => happened.OrderId == orderId).Select(happened => happened.Kind);

    /// <summary>Waits until the connector says the same of the account as the venue.</summary>
    public Task BalancesAgree() => Soon.Until(() => new[] { "USD", "ETH" }.All(asset =>
    {
        var balance = Engine.GetBalance(VenueSandbox.UserAccount, asset);
        return Connector.GetBalance(asset) == balance.Total && Connector.GetAvailableBalance(asset) == balance.Available;
    }));

    public async ValueTask DisposeAsync()
    {
        if (_host is not null) await _host.DisposeAsync();
        await _sandbox.DisposeAsync();
    }

    private bool IsTierKnown() => Connector.GetFee(Pair, OrderType.Limit, TradeType.Buy, 1m).Source == FeeSource.AccountTier;
}

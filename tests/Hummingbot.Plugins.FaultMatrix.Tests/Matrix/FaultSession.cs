using System.Text;
using Hummingbot.Plugins.FaultMatrix.Tests.Support;
using Hummingbot.Plugins.Sandbox.Server;
using Hummingbot.Plugins.Testing;

namespace Hummingbot.Plugins.FaultMatrix.Tests.Matrix;

/// <summary>
/// One random trading session on a sandbox: some steps undisturbed, some under a fault, some after it; then everything must agree with the
/// venue. Connector and venue go by one clock, which moves while the session waits, much faster than real time.
/// </summary>
internal sealed class FaultSession : IAsyncDisposable
{
    private const int StepsBefore = 4;
    private const int StepsUnder = 14;
    private const int StepsAfter = 4;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(150);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(4);
    private static readonly TimeSpan TimeOfPause = TimeSpan.FromMilliseconds(250);

    private readonly PacedClock _clock;
    private readonly TradingFault _fault;
    private readonly Random _random;
    private readonly VenueSandbox _sandbox;
    private readonly VenueContainer _container;
    private readonly IExchangeConnector _connector;
    private readonly EventLog _events;
    private readonly Trader _trader;
    private readonly Counterparty _others;
    private readonly Truth _truth;
    private long _strikes;

    private FaultSession(
        Venue venue, TradingFault fault, int seed, ManualTimeProvider time, VenueSandbox sandbox, SandboxEndpoints endpoints)
    {
        _fault = fault;
        _clock = new PacedClock(time, endpoints.Endpoints["rest"], Pause);
        _sandbox = sandbox;
        _random = new Random(seed);
        _container = venue.Connect(endpoints, time, new SeededRandom(seed));
        _connector = _container.Get<IExchangeConnector>();
        _events = new EventLog(_connector, capacity: 100_000);
        _trader = new Trader(venue, _connector, _random);
        _others = new Counterparty(venue, sandbox.Engine, _random);
        _truth = new Truth(sandbox.Engine);
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Runs a session and fails when connector and venue do not agree in the end.</summary>
    public static async Task<SessionTally> RunAsync(Venue venue, TradingFault fault, int seed)
    {
        var time = new ManualTimeProvider();
        await using var sandbox = venue.CreateSandbox(time);
        var endpoints = await sandbox.StartAsync(venue.Options(seed), Cancelled);
        await using var session = new FaultSession(venue, fault, seed, time, sandbox, endpoints);
        await session.TradeAsync();
        await session.UntilAsync(session.Difference);
        return session.Tally();
    }

    public async ValueTask DisposeAsync()
    {
        _events.Dispose();
        await _container.DisposeAsync();
    }

    private async Task TradeAsync()
    {
        _others.Quote();
        var start = _connector.StartNetworkAsync(Cancelled);
        await UntilAsync(() => start.IsCompleted && _connector.IsReady ? null : "the connector starts and is ready");
        await start;
        for (var i = 0; i < StepsBefore; i++) await StepAsync(isRacing: false);
        _fault.Begin(_sandbox, _random);
        for (var i = 0; i < StepsUnder; i++)
        {
            _fault.BeforeStep?.Invoke(_sandbox, _random);
            await StepAsync(_fault.Races);
        }

        _strikes += _sandbox.Faults.Active.Sum(fault => fault.Hits);
        _sandbox.Faults.Clear();
        for (var i = 0; i < StepsAfter; i++) await StepAsync(isRacing: false);
    }

    private async Task StepAsync(bool isRacing)
    {
        if (isRacing && _random.Next(2) == 0) Race();
        else if (_random.Next(10) < 3) _others.TakeSome();
        else if (_random.Next(10) == 0) _others.QuoteInside(_trader.AnyPair(), _random.Next(1, 40));
        else _trader.Act();

        // From no time at all to a few seconds.
        for (var pauses = _random.Next(4) * _random.Next(6); pauses > 0; pauses--) await PassAsync(TimeSpan.Zero);
    }

    /// <summary>An order is cancelled and filled at one moment; which comes first at the venue is left to the sockets.</summary>
    private void Race()
    {
        if (_trader.CancelAny() is not { } id) return;
        if (_sandbox.Engine.FindOrderByClientOrderId(VenueSandbox.UserAccount, id) is not { IsOpen: true, Price: not null } order) return;
        _others.Take(order);
        _strikes++;
    }

    private SessionTally Tally()
    {
        var orders = _truth.Orders();
        // What broke with its connection shows in the log alone; a wrong clock strikes everything.
        var broken = _sandbox.Log.Entries.Count(entry => entry.What == "CLOSE" || (entry.Status is null && entry.What is ("GET" or "POST" or "DELETE")));
        var skewed = _sandbox.Clock.Skew == TimeSpan.Zero ? 0 : 1;
        return new SessionTally(
            orders.Count,
            _truth.Fills().Sum(fills => fills.Count()),
            orders.Values.Count(order => order is { IsOpen: false, RemainingAmount: > 0 }),
            _strikes + broken + skewed);
    }

    private string? Difference()
    {
        if (_truth.DifferenceTo(_connector) is { } present) return present;
        var (orders, fills) = (_truth.Orders(), _truth.Fills());
        var events = _events.Events.ToLookup(happened => happened.OrderId, StringComparer.Ordinal);
        if (orders.Keys.Except(_trader.Placed).FirstOrDefault() is { } foreign) return $"the venue has {foreign}, which nobody has placed";
        return _trader.Placed
            .Select(id => Story.Difference(id, events[id], orders.GetValueOrDefault(id), fills[id]))
            .FirstOrDefault(problem => problem is not null);
    }

    private async Task UntilAsync(Func<string?> difference)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (difference() is { } problem)
        {
            var waited = TimeProvider.System.GetElapsedTime(start);
            if (waited > Limit) Assert.Fail($"It did not settle: {problem}.{Environment.NewLine}{Trace()}");
            await PassAsync(waited);
        }
    }

    private Task PassAsync(TimeSpan waited) => _clock.PassAsync(TimeOfPause, waited, Cancelled);

    private string Trace()
    {
        var text = new StringBuilder();
        foreach (var happened in _events.Events.Where(happened => happened is not OrderUpdatedEvent).TakeLast(40))
            text.AppendLine($"{happened.Timestamp:HH:mm:ss.fff} {happened.Kind} {happened.OrderId}");
        foreach (var entry in _sandbox.Log.Entries.TakeLast(60)) text.AppendLine(entry.ToString());
        return text.ToString();
    }
}

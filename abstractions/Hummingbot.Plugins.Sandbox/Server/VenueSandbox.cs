using Hummingbot.Plugins.Sandbox.Control;
using Hummingbot.Plugins.Sandbox.Faults;
using Hummingbot.Plugins.Sandbox.Makers;
using Hummingbot.Plugins.Sandbox.Matching;
using Microsoft.Extensions.Logging;

namespace Hummingbot.Plugins.Sandbox.Server;

/// <summary>
/// The sandbox of a venue: a server on 127.0.0.1 with a matching engine, market makers, faults and the control endpoint. A venue derives
/// from it and says how its wire protocol speaks.
/// </summary>
/// <remarks>
/// The members that a venue overrides are called inside the engine's lock, one at a time, after the start; they must not wait for anything.
/// Properties such as <see cref="Engine"/> exist once <see cref="StartAsync"/> was called.
/// </remarks>
public abstract partial class VenueSandbox : IExchangeSandbox
{
    /// <summary>The account whose keys <see cref="StartAsync"/> returns.</summary>
    public const string UserAccount = "user";

    /// <summary>A second account with keys and the same balances, to trade with the first.</summary>
    public const string OtherAccount = "other";

    private readonly Dictionary<string, ApiKey> _apiKeys = new(StringComparer.Ordinal);
    private Running? _running;
    private bool _started;
    private bool _disposed;

    /// <summary>Creates a sandbox that is not started.</summary>
    /// <param name="exchangeName">The exchange's lower-case name.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="loggerFactory">Where it logs.</param>
    protected VenueSandbox(string exchangeName, TimeProvider timeProvider, ILoggerFactory loggerFactory)
    {
        ExchangeName = exchangeName;
        Clock = new VenueClock(timeProvider);
        Logger = loggerFactory.CreateLogger<VenueSandbox>();
    }

    /// <summary>The exchange's lower-case name.</summary>
    public string ExchangeName { get; }

    /// <summary>The venue's clock; everything that the venue says about time comes from it.</summary>
    public VenueClock Clock { get; }

    /// <summary>The matching engine.</summary>
    public MatchingEngine Engine => State.Engine;

    /// <summary>The faults.</summary>
    public FaultPlan Faults => State.Faults;

    /// <summary>The simulated participants.</summary>
    public MarketMakers Makers => State.Makers;

    /// <summary>What was asked.</summary>
    public RequestLog Log => State.Log;

    /// <summary>The API keys: that of <see cref="UserAccount"/> first.</summary>
    public IReadOnlyList<ApiKey> ApiKeys => [.. _apiKeys.Values];

    internal ILogger Logger { get; }

    /// <summary>How to reach it; <see langword="null"/> before the start has completed.</summary>
    internal SandboxEndpoints? Endpoints => State.Endpoints;

    /// <summary>The venue's markets.</summary>
    protected abstract IReadOnlyList<Market> Markets { get; }

    /// <summary>What the matching engine does the venue's way.</summary>
    protected abstract MatchingOptions Matching { get; }

    /// <summary>What the server does the venue's way.</summary>
    protected virtual VenueServerOptions ServerOptions { get; } = new();

    /// <summary>The rate limits that routes refer to.</summary>
    protected virtual IReadOnlyList<RateLimitRule> RateLimits => [];

    /// <summary>How the simulated participants behave.</summary>
    protected virtual MarketMakerOptions MakerOptions { get; } = new();

    private Running State =>
        _running ?? throw new InvalidOperationException($"The sandbox of {ExchangeName} is not started.");

    /// <inheritdoc/>
    /// <exception cref="ExchangeException">The venue cannot trade a pair that the options name.</exception>
    public async Task<SandboxEndpoints> StartAsync(SandboxOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_started) throw new InvalidOperationException($"The sandbox of {ExchangeName} was started before.");
        _started = true;
        try
        {
            return await RunAsync(options, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            // Such as a port that is taken: another start may choose another one.
            await StopAsync().ConfigureAwait(false);
            _started = false;
            throw;
        }
    }

    /// <summary>Stops the server: sessions are told, then cut.</summary>
    /// <returns>A task that ends when nothing of it runs any more.</returns>
    public async ValueTask DisposeAsync()
    {
        if (_disposed) return;
        _disposed = true;
        await StopAsync().ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }

    /// <summary>Finds an account by the key that a client sent.</summary>
    /// <param name="key">The key; <see langword="null"/> has no account.</param>
    /// <returns>The API key; <see langword="null"/> when the key is unknown.</returns>
    public ApiKey? FindApiKey(string? key) => key is null ? null : _apiKeys.GetValueOrDefault(key);

    /// <summary>Breaks all WebSocket connections without a word, and refuses new ones for a while.</summary>
    /// <param name="refuseFor">How long; zero to accept them at once.</param>
    /// <returns>How many there were.</returns>
    public int CutConnections(TimeSpan refuseFor = default) => State.Server!.CutSessions(refuseFor);

    /// <summary>
    /// Restarts the venue: every connection breaks, sessions, subscriptions and rate limits are forgotten, and for a while nobody gets an
    /// answer. Orders, balances and books stay.
    /// </summary>
    /// <param name="downFor">How long; zero to be back at once.</param>
    public void Restart(TimeSpan downFor = default) => Restart(downFor, exceptConnection: null);

    internal void Restart(TimeSpan downFor, string? exceptConnection)
    {
        Engine.Atomically(OnRestart);
        State.Server!.Restart(downFor, exceptConnection);
    }

    private async Task<SandboxEndpoints> RunAsync(SandboxOptions options, CancellationToken cancellationToken)
    {
        _running = CreateRunning(options);
        var routes = new RouteTable();
        MapRoutes(routes);
        var server = new SandboxServer(this, routes, ServerOptions, new RateLimitWindows(RateLimits, Clock));
        State.Server = server;
        if (options.RunMarketMakers) Makers.Start();
        var address = await server.StartAsync(options.Port, cancellationToken).ConfigureAwait(false);
        var webSocket = new UriBuilder(address) { Scheme = "ws" }.Uri;
        var control = new Uri(address, ControlApi.Prefix + "/");
        Logger.Started(ExchangeName, address, control);
        var endpoints = new SandboxEndpoints
        {
            Endpoints = CreateEndpoints(address, webSocket),
            Credentials = CreateCredentials(ApiKeys[0]),
            Control = control,
        };
        _running.Endpoints = endpoints;
        return endpoints;
    }

    private async Task StopAsync()
    {
        if (_running is not { IsStopped: false } running) return;
        running.IsStopped = true;
        await running.Makers.DisposeAsync().ConfigureAwait(false);
        if (running.Server is { } server) await server.DisposeAsync().ConfigureAwait(false);
    }

    private Running CreateRunning(SandboxOptions options)
    {
        _apiKeys.Clear();
        var markets = ChooseMarkets(options.TradingPairs);
        var engine = new MatchingEngine(markets, Matching, Clock, RandomFor(options, 1));
        var keys = RandomFor(options, 2);
        foreach (var account in (ReadOnlySpan<string>)[UserAccount, OtherAccount])
        {
            engine.OpenAccount(account, options.InitialBalances ?? engine.Assets.ToDictionary(asset => asset, asset => InitialBalance(asset, markets)));
            var key = CreateApiKey(account, keys);
            _apiKeys.Add(key.Key, key);
        }

        return new Running(
            engine,
            new FaultPlan(RandomFor(options, 3)),
            new MarketMakers(engine, MakerOptions, Clock, RandomFor(options, 4), Logger),
            new RequestLog(ServerOptions.RequestLogLength));
    }

    private List<Market> ChooseMarkets(IReadOnlyList<string> pairs)
    {
        if (pairs.Count == 0) return [.. Markets];
        return
        [
            .. pairs.Select(pair => Markets.FirstOrDefault(market => market.TradingPair == pair)
                ?? CreateMarket(pair)
                ?? throw new ExchangeException(
                    ExchangeName,
                    ExchangeErrorKind.Unsupported,
                    $"The sandbox of {ExchangeName} has no market '{pair}'; it has {string.Join(", ", Markets.Select(market => market.TradingPair))}. Choose among these.")),
        ];
    }

    // One source for each purpose: what one draws does not change what another gets.
    private static Random RandomFor(SandboxOptions options, int purpose) => new(unchecked((options.Seed * 397) ^ (purpose * 7919)));

    private sealed record Running(MatchingEngine Engine, FaultPlan Faults, MarketMakers Makers, RequestLog Log)
    {
        public SandboxServer? Server { get; set; }

        public SandboxEndpoints? Endpoints { get; set; }

        public bool IsStopped { get; set; }
    }
}

namespace Hummingbot.Plugins.Testing;

/// <summary>
/// One test's venue: its sandbox on loopback with frozen books, or the real API. Containers that it builds are disposed with it, last first.
/// </summary>
public sealed class VenueSession : IAsyncDisposable
{
    private static readonly TimeSpan SandboxLimit = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan LiveLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan CleanUpTimeout = TimeSpan.FromSeconds(20);

    // Enough for full books and a few trades.
    private const int FirstSteps = 30;

    private readonly VenueUnderTest _venue;
    private readonly IExchangePlugin _plugin;
    private readonly TimeProvider _time;
    private readonly Pace _pace;
    private readonly LogBuffer _log = new();
    private readonly Stack<VenueContainer> _containers = new();
    private readonly List<IExchangeConnector> _trading = [];
    private IExchangeSandbox? _sandbox;
    private SandboxControl? _control;
    private ExchangeSettings _settings;

    private VenueSession(VenueUnderTest venue, bool isLive)
    {
        _venue = venue;
        IsLive = isLive;
        _plugin = venue.CreatePlugin();
        _time = isLive ? TimeProvider.System : new ManualTimeProvider();
        _pace = new Pace(isLive ? LiveLimit : SandboxLimit);
        _settings = new ExchangeSettings { TradingPairs = [venue.TradingPair, venue.SecondTradingPair], Values = venue.Settings };
    }

    /// <summary>The plugin's descriptor.</summary>
    public ExchangeDescriptor Descriptor => _plugin.Descriptor;

    /// <summary>Whether this is the real API.</summary>
    public bool IsLive { get; }

    /// <summary>The amount of orders that are to stay unfilled.</summary>
    public decimal RestingAmount => IsLive ? _venue.LiveAmount : _venue.Amount;

    /// <summary>The time that plugin and sandbox see.</summary>
    public DateTimeOffset Now => _time.GetUtcNow();

    /// <summary>What the plugin has logged of late.</summary>
    public IReadOnlyList<string> LogLines => _log.Lines;

    /// <summary>The sandbox's control endpoint. Where there is none, the present card does not apply.</summary>
    public SandboxControl Control
    {
        get
        {
            if (_control is null) Assert.Skip("The card needs a sandbox with a control endpoint.");
            return _control!;
        }
    }

    /// <summary>Starts a session.</summary>
    /// <param name="venue">The venue.</param>
    /// <param name="isLive">Whether to use the real API, with the keys in the environment variables that the descriptor names.</param>
    /// <param name="cancellationToken">Gives the start up.</param>
    /// <returns>The session.</returns>
    public static async Task<VenueSession> StartAsync(VenueUnderTest venue, bool isLive, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(venue);
        var session = new VenueSession(venue, isLive);
        try
        {
            if (isLive) session.TakeKeysFromEnvironment();
            else await session.StartSandboxAsync(cancellationToken);
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }

        return session;
    }

    /// <summary>Builds a container of the plugin, connected to the venue.</summary>
    /// <param name="journal">Where orders are written down.</param>
    /// <param name="feeOverrides">The operator's fees.</param>
    /// <returns>The container, disposed with the session at the latest.</returns>
    public VenueContainer CreateContainer(IOrderJournal? journal = null, FeeOverrides? feeOverrides = null)
    {
        var assembly = _plugin.GetType().Assembly.Location;
        var container = new VenueContainer(_plugin, new PluginContext
        {
            PluginDirectory = assembly.Length == 0 ? AppContext.BaseDirectory : Path.GetDirectoryName(assembly)!,
            Settings = _settings with { FeeOverrides = feeOverrides ?? new FeeOverrides() },
            LoggerFactory = _log,
            TimeProvider = _time,
            Random = new SeededRandom(_venue.Seed + _containers.Count),
            OrderJournal = journal,
        });
        _containers.Push(container);
        return container;
    }

    /// <summary>Waits for a task, letting time pass if need be.</summary>
    /// <param name="task">The task.</param>
    /// <param name="what">What is waited for, for the message when it does not come.</param>
    public Task WaitAsync(Task task, string what) => _pace.WaitAsync(task, what, TestContext.Current.CancellationToken);

    /// <summary>Waits for a task's result, letting time pass if need be.</summary>
    /// <typeparam name="T">The result.</typeparam>
    /// <param name="task">The task.</param>
    /// <param name="what">What is waited for, for the message when it does not come.</param>
    /// <returns>The result.</returns>
    public Task<T> WaitAsync<T>(Task<T> task, string what) => _pace.WaitAsync(task, what, TestContext.Current.CancellationToken);

    /// <summary>Waits until something is true, letting time pass if need be.</summary>
    /// <param name="isTrue">Asked again and again; quick.</param>
    /// <param name="what">What is waited for, for the message when it does not come.</param>
    public Task UntilAsync(Func<bool> isTrue, string what) => UntilAsync(isTrue, () => what);

    /// <summary>Waits until something is true, letting time pass if need be.</summary>
    /// <param name="isTrue">Asked again and again; quick.</param>
    /// <param name="what">What is waited for, and how things are instead.</param>
    public Task UntilAsync(Func<bool> isTrue, Func<string> what) =>
        _pace.UntilAsync(isTrue, what, TestContext.Current.CancellationToken);

    /// <summary>Ends everything: containers, then the sandbox. On the real API the orders that a card has left open are cancelled before.</summary>
    /// <returns>A task that ends when nothing runs any more.</returns>
    public async ValueTask DisposeAsync()
    {
        if (IsLive)
        {
            foreach (var connector in _trading) await connector.CancelAllAsync(CleanUpTimeout, CancellationToken.None);
        }

        while (_containers.TryPop(out var container)) await _pace.WaitAsync(container.DisposeAsync().AsTask(), "the plugin stops", CancellationToken.None);
        _control?.Dispose();
    }

    internal void BeginTrading(IExchangeConnector connector) => _trading.Add(connector);

    internal void EndTrading(IExchangeConnector connector) => _trading.Remove(connector);

    private async Task StartSandboxAsync(CancellationToken cancellationToken)
    {
        _sandbox = CreateContainer().Get<IExchangeSandbox>();
        var endpoints = await _sandbox.StartAsync(
            new SandboxOptions { Seed = _venue.Seed, RunMarketMakers = false, TradingPairs = _settings.TradingPairs }, cancellationToken);
        _settings = _settings with { Endpoints = endpoints.Endpoints, Credentials = endpoints.Credentials };
        if (_time is ManualTimeProvider clock) _pace.Move(clock, endpoints.Endpoints.Values.FirstOrDefault());
        if (endpoints.Control is not { } control) return;
        _control = new SandboxControl(control);
        await _control.StepMakersAsync(FirstSteps, cancellationToken);
    }

    private void TakeKeysFromEnvironment()
    {
        var values = new Dictionary<string, string>();
        foreach (var field in Descriptor.Credentials)
        {
            if (Environment.GetEnvironmentVariable(field.EnvironmentVariable) is { Length: > 0 } value) values.Add(field.Key, value);
            else Assert.Skip($"The environment variable {field.EnvironmentVariable} is not set.");
        }

        _settings = _settings with { Credentials = new ExchangeCredentials(values) };
    }
}

using Hummingbot.Plugins.Host.CommandLine;
using Hummingbot.Plugins.Host.Hosting;
using Hummingbot.Plugins.Recorder;

namespace Hummingbot.Plugins.Host.Trading;

/// <summary>A session that trades: plugins with keys, and a recorder that their connectors write to. Disposing stops everything in order.</summary>
internal sealed class TradingSession : IAsyncDisposable
{
    private readonly CommandContext _context;
    private readonly List<TradingExchange> _started = [];

    private TradingSession(CommandContext context, HostSession host, MarketsRecorder recorder, RecorderOptions options)
    {
        _context = context;
        Host = host;
        Recorder = recorder;
        Options = options;
    }

    /// <summary>The plugins.</summary>
    public HostSession Host { get; }

    /// <summary>Where everything is recorded.</summary>
    public MarketsRecorder Recorder { get; }

    /// <summary>Which database it is, and which of its orders belong to this run.</summary>
    public RecorderOptions Options { get; }

    /// <summary>Opens the recorder and loads the plugins; no connector is started yet.</summary>
    /// <exception cref="RecorderException">The database cannot be used: then nothing is traded.</exception>
    public static async Task<TradingSession> OpenAsync(CommandContext context, SessionRequest request)
    {
        var options = await TradeRecord.OptionsAsync(context);
        var recorder = await MarketsRecorder.OpenAsync(options, context.Loggers, context.Interrupted);
        try
        {
            var host = await HostSession.OpenAsync(context, request with { UsesAccount = true, OrderJournal = recorder.JournalFor });
            return new TradingSession(context, host, recorder, options);
        }
        catch
        {
            await recorder.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the connector of an exchange: takes up the orders on record, records its events, connects.</summary>
    /// <param name="name">The exchange's name.</param>
    /// <param name="listener">Takes its events too; must be quick.</param>
    /// <exception cref="CommandFailedException">There are no keys of an account.</exception>
    /// <exception cref="ExchangeException">The exchange has no connector, or could not be reached.</exception>
    public async Task<TradingExchange> StartAsync(string name, Action<ExchangeEvent>? listener = null)
    {
        var handle = Host.Registry.GetExchange(name);
        Host.EnsureKeys(handle.Descriptor);
        var connector = await handle.GetAsync<IExchangeConnector>(_context.Interrupted);
        await RestoreAsync(name, connector);
        IDisposable[] subscriptions = listener is null ? [Recorder.Record(connector)] : [Recorder.Record(connector), connector.Subscribe(listener)];
        var exchange = new TradingExchange(handle, connector, subscriptions, _context.Time);
        lock (_started) _started.Add(exchange);
        await exchange.StartAsync(_context.Interrupted);
        return exchange;
    }

    /// <summary>Lets go of an exchange whose plugin has been stopped.</summary>
    public void Forget(TradingExchange exchange)
    {
        lock (_started) _started.Remove(exchange);
        exchange.EndRecording();
    }

    /// <summary>Waits until all that has happened is on durable storage.</summary>
    public Task FlushAsync() => Recorder.FlushAsync(_context.Interrupted);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var exchange in _started) await exchange.DisposeAsync();
        await Host.DisposeAsync();
        await Recorder.DisposeAsync();
    }

    private async Task RestoreAsync(string name, IExchangeConnector connector)
    {
        // A sandbox of this process begins anew, without the orders of those before it.
        if (_context.Settings.Sandbox is { IsOwn: true }) return;
        // What an earlier load of the plugin has announced is read too.
        await FlushAsync();
        var states = await Recorder.RestoreAsync(name, cancellationToken: _context.Interrupted);
        if (states.Count == 0) return;
        foreach (var (id, reason) in connector.RestoreTrackingStates(states).Unreadable)
            _context.Warn($"{name}: the order {id} on record cannot be taken up again: {reason}; it stays on record");
    }
}

using Hummingbot.Plugins.Binance;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hummingbot.Plugins.Benchmarks;

/// <summary>The Binance connector's tracker at the loopback venue, with one change listener a book.</summary>
internal sealed class TrackerClient : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly FrameServerProcess _server;
    private readonly LatencyProbe? _probe;
    private readonly ServiceProvider _services;
    private readonly IOrderBookTracker _tracker;

    public TrackerClient(FrameServerProcess server, LatencyProbe? probe = null)
    {
        _server = server;
        _probe = probe;
        var context = new PluginContext
        {
            PluginDirectory = AppContext.BaseDirectory,
            Settings = new ExchangeSettings
            {
                TradingPairs = [.. Enumerable.Range(0, server.Pairs).Select(FrameScript.PairOf)],
                Endpoints = new Dictionary<string, Uri> { ["rest"] = server.Address, ["webSocket"] = server.WebSocketAddress },
            },
            LoggerFactory = NullLoggerFactory.Instance,
            TimeProvider = TimeProvider.System,
            Random = Random.Shared,
            WireTap = probe,
        };
        var services = new ServiceCollection();
        services.AddSingleton(context).AddSingleton(context.TimeProvider).AddSingleton(context.LoggerFactory).AddLogging();
        new BinancePlugin().ConfigureServices(services, context);
        _services = services.BuildServiceProvider();
        _tracker = _services.GetRequiredService<IOrderBookTracker>();
    }

    /// <summary>Starts the tracker, applies all frames once, and stops it.</summary>
    /// <param name="perSecond">How many frames a second; 0 for as fast as they are taken.</param>
    public async Task<AppliedFrames> RunAsync(int perSecond = 0)
    {
        await _tracker.StartAsync(CancellationToken.None);
        await _tracker.WaitUntilReadyAsync(null, CancellationToken.None).WaitAsync(Patience);
        while (_tracker.Statuses.Values.Any(status => status.Metrics.DiffsApplied < 1)) await Task.Delay(1);

        var applied = new AppliedFrames(_server.Frames, _server.Pairs, _probe);
        var listeners = _tracker.OrderBooks.Values.Select(applied.ListenTo).ToList();
        applied.Begin();
        _probe?.Begin();
        await _server.SendAsync("/stream", perSecond);
        try
        {
            await applied.Completion.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            throw new InvalidOperationException($"Not every frame was applied: {string.Join("; ", _tracker.Statuses.Values.Take(3))}");
        }

        _probe?.End();
        listeners.ForEach(listener => listener.Dispose());
        Check(applied);
        await _tracker.StopAsync(CancellationToken.None);
        return applied;
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private void Check(AppliedFrames applied)
    {
        foreach (var status in _tracker.Statuses.Values)
        {
            var metrics = status.Metrics;
            if (status.State != OrderBookState.Ready || metrics.DiffsApplied != applied.FramesAPair + 1
                || metrics.Gaps + metrics.QueueOverflows + metrics.UnreadableFrames > 0)
                throw new InvalidOperationException($"A book missed something: {status}");
        }
    }
}

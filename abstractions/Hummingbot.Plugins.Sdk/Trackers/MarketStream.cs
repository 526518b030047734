using System.Threading.Channels;

namespace Hummingbot.Plugins.Sdk.Trackers;

/// <summary>One caller's stream of market data, spread over as many connections as its pairs need.</summary>
internal sealed class MarketStream(
    OrderBookTrackerDataSourceBase source,
    OrderBookMessageType kinds,
    ChannelWriter<OrderBookMessage> output,
    IMarketStreamObserver observer,
    TimeProvider timeProvider)
{
    private readonly Lock _lock = new();
    private readonly List<MarketStreamSession> _sessions = [];
    private readonly List<Task> _running = [];
    private readonly TaskCompletionSource _failure = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationToken _stopping;

    public IReadOnlyList<string> TradingPairs => [.. Sessions().SelectMany(session => session.TradingPairs)];

    public async Task RunAsync(IReadOnlyCollection<string> tradingPairs, CancellationToken cancellationToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _stopping = stopping.Token;
        foreach (var chunk in tradingPairs.Chunk(source.MaxPairsPerConnection)) Open(chunk);
        try
        {
            await _failure.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await stopping.CancelAsync().ConfigureAwait(false);
            Task[] running;
            lock (_lock) running = [.. _running];
            await Task.WhenAll(running).ConfigureAwait(false);
            foreach (var session in Sessions()) await session.DisposeAsync().ConfigureAwait(false);
        }
    }

    public async Task SubscribeAsync(string tradingPair, CancellationToken cancellationToken)
    {
        var sessions = Sessions();
        if (sessions.Any(session => session.Has(tradingPair))) return;
        if (sessions.Find(session => session.TradingPairs.Count < source.MaxPairsPerConnection) is { } roomy)
            await roomy.SubscribeAsync(tradingPair, cancellationToken).ConfigureAwait(false);
        else
            Open([tradingPair]);
    }

    public Task UnsubscribeAsync(string tradingPair, CancellationToken cancellationToken) =>
        Sessions().Find(session => session.Has(tradingPair))?.UnsubscribeAsync(tradingPair, cancellationToken) ?? Task.CompletedTask;

    public Task ResubscribeAsync(string tradingPair, CancellationToken cancellationToken) =>
        Sessions().Find(session => session.Has(tradingPair))?.ResubscribeAsync(tradingPair, cancellationToken) ?? Task.CompletedTask;

    private List<MarketStreamSession> Sessions()
    {
        lock (_lock) return [.. _sessions];
    }

    private void Open(IEnumerable<string> tradingPairs)
    {
        var session = new MarketStreamSession(source, tradingPairs, kinds, output, observer, timeProvider);
        lock (_lock)
        {
            _sessions.Add(session);
            _running.Add(RunAsync(session));
        }
    }

    private async Task RunAsync(MarketStreamSession session)
    {
        try
        {
            await session.Connection.RunAsync(session, _stopping).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            _failure.TrySetCanceled(_stopping);
        }
        catch (Exception e)
        {
            // A connection reopens itself for ever; whatever ends it is a defect that must end the whole stream, visibly.
            _failure.TrySetException(e);
        }
    }
}

using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Hummingbot.Plugins.Sdk.Trackers;

/// <summary>The task behind a live book that sees to it that the book gets a snapshot when it needs one.</summary>
internal sealed partial class TrackedBookSynchronizer
{
    // After so many failures the book counts as failed; trying goes on, at the longest interval.
    private const int AttemptsBeforeFailed = 5;

    private static readonly TimeSpan FirstDiffPatience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan StreamedSnapshotPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan SnapshotPatience = TimeSpan.FromSeconds(1);

    private readonly TrackedBook _book;
    private readonly IOrderBookTrackerDataSource _source;
    private readonly ChannelWriter<OrderBookMessage> _output;
    private readonly PluginContext _context;
    private readonly SemaphoreSlim _snapshotTurns;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stopping;

    public TrackedBookSynchronizer(
        TrackedBook book,
        IOrderBookTrackerDataSource source,
        ChannelWriter<OrderBookMessage> output,
        PluginContext context,
        SemaphoreSlim snapshotTurns,
        ILogger logger,
        CancellationToken stopping)
    {
        _book = book;
        _source = source;
        _output = output;
        _context = context;
        _snapshotTurns = snapshotTurns;
        _logger = logger;
        _stopping = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        Completion = KeepSynchronizedAsync(_stopping.Token);
    }

    public Task Completion { get; }

    public async Task StopAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await Completion.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopping.Dispose();
    }

    private async Task KeepSynchronizedAsync(CancellationToken stopping)
    {
        try
        {
            while (true)
            {
                await _book.SnapshotWanted.WaitAsync(stopping).ConfigureAwait(false);
                await SynchronizeAsync(stopping).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return;
        }
    }

    private async Task SynchronizeAsync(CancellationToken stopping)
    {
        // A venue that streams snapshots sends one after each subscription; elsewhere a snapshot asked for before the first diff has come may
        // be too old to join.
        var patience = _source.StreamsSnapshots ? StreamedSnapshotPatience : SnapshotPatience;
        if (!_source.StreamsSnapshots) await WaitAsync(_book.WhenFirstSaved, FirstDiffPatience, stopping).ConfigureAwait(false);
        else if (_book.SnapshotFollows) await WaitAsync(_book.WhenReady, patience, stopping).ConfigureAwait(false);

        for (var attempt = 0; _book.State != OrderBookState.Ready; attempt++)
        {
            try
            {
                await RequestSnapshotAsync(stopping).ConfigureAwait(false);
                await WaitAsync(_book.WhenReady, patience, stopping).ConfigureAwait(false);
                if (_book.State == OrderBookState.Ready) return;
            }
            catch (Exception e) when (e is not OperationCanceledException || !stopping.IsCancellationRequested)
            {
                LogSnapshotFailed(_logger, _source.ExchangeName, _book.TradingPair, e.Message);
                _book.OnSnapshotFailed(e.Message, giveUpForNow: attempt + 1 >= AttemptsBeforeFailed);
            }

            await Task.Delay(Backoff.Delay(attempt, _context.Random), _context.TimeProvider, stopping).ConfigureAwait(false);
        }
    }

    private async Task RequestSnapshotAsync(CancellationToken stopping)
    {
        await _snapshotTurns.WaitAsync(stopping).ConfigureAwait(false);
        try
        {
            await _source.RequestSnapshotAsync(_book.TradingPair, _output, stopping).ConfigureAwait(false);
        }
        finally
        {
            _snapshotTurns.Release();
        }
    }

    private async Task WaitAsync(Task task, TimeSpan patience, CancellationToken stopping)
    {
        await task.WaitAsync(patience, _context.TimeProvider, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stopping.ThrowIfCancellationRequested();
    }

    [LoggerMessage(1131, LogLevel.Warning, "{Exchange} {TradingPair}: no snapshot: {Error}")]
    private static partial void LogSnapshotFailed(ILogger logger, string exchange, string tradingPair, string error);
}

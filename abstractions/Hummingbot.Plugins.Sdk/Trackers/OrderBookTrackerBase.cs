using Hummingbot.Plugins.Sdk.OrderBooks;
using Microsoft.Extensions.Logging;

namespace Hummingbot.Plugins.Sdk.Trackers;

/// <summary>
/// Keeps order books: routes messages to their pairs, saves those that come before the snapshot, joins, checks continuity, resyncs after
/// gaps and reconnects, adds and removes pairs at run time, replays recordings. A venue adds its continuity rule.
/// </summary>
public abstract partial class OrderBookTrackerBase : IOrderBookTracker
{
    // Hundreds of pairs that resync at once must not wait for the rate limit all together, each running into its own time-out.
    private const int SnapshotsAtOnce = 8;

    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(10);

    private readonly PluginContext _context;
    private readonly ContinuityRule _rule;
    private readonly ILogger _logger;
    private readonly OrderBookRouter _router;
    private readonly SemaphoreSlim _lifecycle = new(1, 1);
    private readonly SemaphoreSlim _snapshotTurns = new(SnapshotsAtOnce, SnapshotsAtOnce);
    private readonly Dictionary<string, TrackedBookSynchronizer> _synchronizers = new(StringComparer.Ordinal);
    private readonly List<string> _tradingPairs;
    private IReadOnlyCollection<string>? _replayedPairs;
    private TrackedBookOptions? _bookOptions;
    private CancellationTokenSource? _stopping;
    private Task _running = Task.CompletedTask;
    private bool _replaying;

    /// <summary>Creates a tracker of the pairs in the context's settings.</summary>
    /// <param name="dataSource">Where its data comes from.</param>
    /// <param name="rule">The venue's continuity rule.</param>
    /// <param name="context">What the host gave to the plugin.</param>
    protected OrderBookTrackerBase(IOrderBookTrackerDataSource dataSource, ContinuityRule rule, PluginContext context)
    {
        DataSource = dataSource;
        _rule = rule;
        _context = context;
        _logger = context.LoggerFactory.CreateLogger(GetType());
        _router = new OrderBookRouter(OnUnknownPair);
        _tradingPairs = [.. context.Settings.TradingPairs];
    }

    /// <inheritdoc/>
    public string ExchangeName => DataSource.ExchangeName;

    /// <inheritdoc/>
    public IOrderBookTrackerDataSource DataSource { get; }

    /// <inheritdoc/>
    public bool IsReady => _router.Books is { Count: > 0 } books && books.All(book => book.State == OrderBookState.Ready);

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, IOrderBook> OrderBooks =>
        _router.Books.ToDictionary(book => book.TradingPair, IOrderBook (book) => book.Book, StringComparer.Ordinal);

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, OrderBookStatus> Statuses =>
        _router.Books.ToDictionary(book => book.TradingPair, book => book.Status, StringComparer.Ordinal);

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, OrderBookSnapshot> Snapshot =>
        _router.Books.ToDictionary(book => book.TradingPair, book => book.Book.GetSnapshot(), StringComparer.Ordinal);

    /// <summary>Messages a pair's queue holds before the pair counts as overrun and is resynced.</summary>
    protected virtual int QueueCapacity => 8192;

    /// <summary>Diffs saved for a pair while its snapshot is on the way.</summary>
    protected virtual int SavedMessageCapacity => 1000;

    /// <summary>Creates the order-by-order side of a pair's book; <see langword="null"/> where the venue sends levels.</summary>
    protected virtual Func<string, ActiveOrderTracker>? CreateActiveOrders => null;

    private TrackedBookOptions BookOptions => _bookOptions ??= new TrackedBookOptions(
        ExchangeName, _rule, QueueCapacity, SavedMessageCapacity, CreateActiveOrders, _context.TimeProvider, _logger);

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await _lifecycle.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await StopCoreAsync(cancellationToken).ConfigureAwait(false);
            _stopping = new CancellationTokenSource();
            foreach (var tradingPair in _tradingPairs) Track(tradingPair, _stopping.Token);
            _running = Task.WhenAll(ListenAsync([.. _tradingPairs], _stopping.Token), LookAfterBooksAsync(_stopping.Token));
        }
        finally
        {
            _lifecycle.Release();
        }
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _lifecycle.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await StopCoreAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _lifecycle.Release();
        }
    }

    /// <inheritdoc/>
    public Task WaitUntilReadyAsync(string? tradingPair, CancellationToken cancellationToken)
    {
        if (tradingPair is null) return Task.WhenAll(_router.Books.Select(book => book.WhenReady)).WaitAsync(cancellationToken);
        var book = _router.Find(tradingPair)
            ?? throw new ExchangeException(ExchangeName, ExchangeErrorKind.NotFound, $"{tradingPair} is not tracked at {ExchangeName}.");
        return book.WhenReady.WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<bool> AddTradingPairAsync(string tradingPair, CancellationToken cancellationToken)
    {
        await _lifecycle.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_tradingPairs.Contains(tradingPair)) return false;
            if (_stopping is not null)
            {
                Track(tradingPair, _stopping.Token);

                // Before subscribing: a venue that streams snapshots may send the pair's as early as its acknowledgement.
                _router.TryWrite(new OrderBookMessage { Type = OrderBookMessageType.Reset, TradingPair = tradingPair });
                try
                {
                    await DataSource.SubscribeAsync(tradingPair, cancellationToken).ConfigureAwait(false);
                }
                catch
                {
                    await UntrackAsync(tradingPair).ConfigureAwait(false);
                    throw;
                }
            }

            _tradingPairs.Add(tradingPair);
            return true;
        }
        finally
        {
            _lifecycle.Release();
        }
    }

    /// <inheritdoc/>
    public async Task<bool> RemoveTradingPairAsync(string tradingPair, CancellationToken cancellationToken)
    {
        await _lifecycle.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!_tradingPairs.Remove(tradingPair)) return false;
            await UntrackAsync(tradingPair).ConfigureAwait(false);
            try
            {
                if (_stopping is not null) await DataSource.UnsubscribeAsync(tradingPair, cancellationToken).ConfigureAwait(false);
            }
            catch (ExchangeException e)
            {
                // The messages that keep coming find no book and are dropped.
                LogUnsubscribeFailed(_logger, e, ExchangeName, tradingPair);
            }

            return true;
        }
        finally
        {
            _lifecycle.Release();
        }
    }

    /// <inheritdoc/>
    public async Task ReplayAsync(
        IAsyncEnumerable<WireMessage> recording, IReadOnlyCollection<string>? tradingPairs, CancellationToken cancellationToken)
    {
        await _lifecycle.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_stopping is not null) throw new InvalidOperationException("A tracker that runs cannot replay; stop it first.");
            await _router.ClearAsync().ConfigureAwait(false);
            _router.Inline = _replaying = true;
            _replayedPairs = tradingPairs;
            await foreach (var message in recording.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                var tradingPair = DataSource.Translate(in message, _router);
                if (tradingPair is not null && message.Channel == WireChannel.WebSocket) _router.OnFrame(tradingPair, message.Body.Length);
            }
        }
        finally
        {
            _router.Inline = _replaying = false;
            _lifecycle.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None).ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }

    private TrackedBook? OnUnknownPair(string tradingPair)
    {
        if (!_replaying || _replayedPairs?.Contains(tradingPair) == false) return null;
        var book = new TrackedBook(tradingPair, BookOptions) { RemembersAlways = true };
        _router.TryAdd(book);
        return book;
    }

    private async Task StopCoreAsync(CancellationToken cancellationToken)
    {
        if (_stopping is { } stopping)
        {
            _stopping = null;
            await stopping.CancelAsync().ConfigureAwait(false);
            var all = Task.WhenAll([_running, .. _synchronizers.Values.Select(synchronizer => synchronizer.Completion)]);
            await all.WaitAsync(StopTimeout, _context.TimeProvider, cancellationToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            stopping.Dispose();
            _synchronizers.Clear();
        }

        await _router.ClearAsync().WaitAsync(StopTimeout, _context.TimeProvider, cancellationToken)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void Track(string tradingPair, CancellationToken stopping)
    {
        var book = new TrackedBook(tradingPair, BookOptions);
        if (!_router.TryAdd(book)) return;
        _synchronizers.Add(tradingPair, new TrackedBookSynchronizer(book, DataSource, _router, _context, _snapshotTurns, _logger, stopping));
    }

    private async Task UntrackAsync(string tradingPair)
    {
        var book = _router.Remove(tradingPair);
        if (_synchronizers.Remove(tradingPair, out var synchronizer)) await synchronizer.StopAsync().ConfigureAwait(false);
        if (book is null) return;
        book.Clear();
        await book.WhenCleared.WaitAsync(StopTimeout, _context.TimeProvider).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    // The stream reopens its own connections; what ends it is a failure before the first one, such as a list of markets that cannot be had.
    private async Task ListenAsync(IReadOnlyCollection<string> tradingPairs, CancellationToken stopping)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await DataSource.ListenAsync(tradingPairs, AllKinds, _router, stopping).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                LogStreamFailed(_logger, e, ExchangeName, e.Message);
                foreach (var book in _router.Books) book.Interrupt(e.Message);
            }

            await Task.Delay(Backoff.Delay(attempt, _context.Random), _context.TimeProvider, stopping)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stopping.IsCancellationRequested) return;
        }
    }

    private const OrderBookMessageType AllKinds =
        OrderBookMessageType.Snapshot | OrderBookMessageType.Diff | OrderBookMessageType.Trade;

    [LoggerMessage(1120, LogLevel.Warning, "{Exchange} {TradingPair}: unsubscribing failed")]
    private static partial void LogUnsubscribeFailed(ILogger logger, Exception exception, string exchange, string tradingPair);

    [LoggerMessage(1121, LogLevel.Error, "{Exchange}: the market stream failed and will be started again: {Error}")]
    private static partial void LogStreamFailed(ILogger logger, Exception exception, string exchange, string error);
}

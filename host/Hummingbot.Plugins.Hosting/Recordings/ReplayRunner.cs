namespace Hummingbot.Plugins.Hosting;

/// <summary>Drives an exchange's order books from a recording.</summary>
public static class ReplayRunner
{
    /// <summary>Replays a recording through a tracker and reports every book at its end.</summary>
    /// <param name="tracker">A tracker that is not started. It stays the caller's.</param>
    /// <param name="folder">The recording's folder.</param>
    /// <param name="tradingPairs">The pairs to keep books for, or <see langword="null"/> for every pair that occurs.</param>
    /// <param name="depth">Levels a side in the result, not negative.</param>
    /// <param name="timeProvider">Measures the elapsed time.</param>
    /// <param name="cancellationToken">Ends the replay.</param>
    /// <returns>
    /// The results. When the recording or a message is bad: those of what could be replayed, with <see cref="ReplayResult.Error"/>.
    /// </returns>
    /// <exception cref="RecordingException">The folder holds no recording (<see cref="RecordingErrorKind.NotFound"/>).</exception>
    /// <exception cref="OperationCanceledException">The replay was cancelled.</exception>
    public static async Task<ReplayResult> RunAsync(
        IOrderBookTracker tracker,
        string folder,
        IReadOnlyCollection<string>? tradingPairs,
        int depth,
        TimeProvider timeProvider,
        CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(depth);
        await using var recording = RecordingReader.Open(folder);
        var started = timeProvider.GetTimestamp();
        ReplayError? error = null;
        try
        {
            await tracker.ReplayAsync(recording.ReadAsync(cancellationToken), tradingPairs, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception failure)
        {
            error = Describe(failure, recording, tracker.ExchangeName);
        }

        var elapsed = timeProvider.GetElapsedTime(started);
        return new ReplayResult
        {
            Exchange = tracker.ExchangeName,
            Folder = folder,
            Pairs = CollectPairs(tracker, tradingPairs, depth),
            Elapsed = elapsed,
            Messages = recording.Messages,
            Frames = recording.Frames,
            Bytes = recording.FrameBytes,
            Error = error,
        };
    }

    /// <summary>Turns a failure into data: exceptions of a plugin must not outlive the call.</summary>
    private static ReplayError Describe(Exception failure, RecordingReader recording, string exchange)
    {
        // The reader's own fault is looked for first: a tracker may have wrapped it on its way out.
        if (recording.Fault is { } fault)
        {
            var kind = fault.Kind == RecordingErrorKind.TruncatedTail ? ReplayErrorKind.TruncatedTail : ReplayErrorKind.BadRecording;
            return new ReplayError(kind, fault.Message, fault.Position);
        }

        var place = recording.Position is { } position ? $"{position}: " : string.Empty;
        return failure is ExchangeException
            ? new ReplayError(ReplayErrorKind.BadMessage, $"{place}{failure.Message}", recording.Position)
            : new ReplayError(
                ReplayErrorKind.PluginFault,
                $"{place}the {exchange} plugin failed with {failure.GetType().Name}: {failure.Message}",
                recording.Position,
                failure.ToString());
    }

    private static List<ReplayPairResult> CollectPairs(
        IOrderBookTracker tracker, IReadOnlyCollection<string>? tradingPairs, int depth)
    {
        var books = tracker.OrderBooks;
        var statuses = tracker.Statuses;
        var pairs = tradingPairs is null ? statuses.Keys : tradingPairs.Distinct(StringComparer.Ordinal);
        var hasUpdateIds = tracker.DataSource.HasUpdateIds;
        return
        [
            .. pairs.Order(StringComparer.Ordinal).Select(pair =>
                Collect(tracker.ExchangeName, pair, statuses.GetValueOrDefault(pair), books.GetValueOrDefault(pair), depth, hasUpdateIds)),
        ];
    }

    private static ReplayPairResult Collect(
        string exchange, string pair, OrderBookStatus? status, IOrderBook? book, int depth, bool hasUpdateIds)
    {
        if (status is null || book is null)
        {
            return new ReplayPairResult
            {
                Exchange = exchange,
                TradingPair = pair,
                State = OrderBookState.Initializing,
                Reason = "The recording holds no message of this pair.",
            };
        }

        var snapshot = book.GetSnapshot(Math.Max(depth, 1));
        return new ReplayPairResult
        {
            Exchange = exchange,
            TradingPair = pair,
            State = status.State,
            Reason = status.Reason,
            Frames = status.Metrics.Frames,
            Bytes = status.Metrics.Bytes,
            Snapshots = status.Metrics.SnapshotsApplied,
            DiffsApplied = status.Metrics.DiffsApplied,
            DiffsDiscarded = status.Metrics.DiffsDiscarded,
            Gaps = status.Metrics.Gaps,
            Trades = status.Metrics.Trades,
            Crossed = status.Metrics.Crossed,
            LastUpdateId = hasUpdateIds && snapshot.UpdateId != 0 ? snapshot.UpdateId : null,
            Bids = [.. snapshot.Bids.Take(depth)],
            Asks = [.. snapshot.Asks.Take(depth)],
            BestBid = snapshot.Bids.Count > 0 ? snapshot.Bids[0] : null,
            BestAsk = snapshot.Asks.Count > 0 ? snapshot.Asks[0] : null,
        };
    }
}

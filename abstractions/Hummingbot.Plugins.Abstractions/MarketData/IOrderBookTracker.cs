namespace Hummingbot.Plugins;

/// <summary>Keeps the order books of one exchange's pairs, from the venue's stream or from a recording.</summary>
/// <remarks>All members may be called from any thread. One tracker either runs or replays, not both at once.</remarks>
public interface IOrderBookTracker : IAsyncDisposable
{
    /// <summary>The exchange's name.</summary>
    string ExchangeName { get; }

    /// <summary>Where its data comes from.</summary>
    IOrderBookTrackerDataSource DataSource { get; }

    /// <summary>Whether it has pairs and each of their books is ready.</summary>
    bool IsReady { get; }

    /// <summary>The books of all tracked pairs, ready or not, by pair. A snapshot of the set; the books themselves live on.</summary>
    IReadOnlyDictionary<string, IOrderBook> OrderBooks { get; }

    /// <summary>The health of every tracked book, by pair.</summary>
    IReadOnlyDictionary<string, OrderBookStatus> Statuses { get; }

    /// <summary>A consistent copy of every book, by pair.</summary>
    IReadOnlyDictionary<string, OrderBookSnapshot> Snapshot { get; }

    /// <summary>Starts keeping the books of the pairs in the settings, after stopping whatever ran. Returns before they are ready.</summary>
    /// <param name="cancellationToken">Ends the start, not the tracker.</param>
    Task StartAsync(CancellationToken cancellationToken);

    /// <summary>Stops and clears all books. Does nothing when not started.</summary>
    /// <param name="cancellationToken">Ends the wait for the running work.</param>
    Task StopAsync(CancellationToken cancellationToken);

    /// <summary>Waits until the book of a tracked pair is ready.</summary>
    /// <param name="tradingPair">The pair, or <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task WaitUntilReadyAsync(string? tradingPair, CancellationToken cancellationToken);

    /// <summary>Begins to keep one more book, on the running connection. Returns before it is ready.</summary>
    /// <param name="tradingPair">The pair.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns><see langword="false"/> when the pair is tracked already.</returns>
    /// <exception cref="ExchangeException">The venue refused; nothing has changed then.</exception>
    Task<bool> AddTradingPairAsync(string tradingPair, CancellationToken cancellationToken);

    /// <summary>Stops keeping one book and drops everything about it.</summary>
    /// <param name="tradingPair">The pair.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns><see langword="false"/> when the pair is not tracked.</returns>
    Task<bool> RemoveTradingPairAsync(string tradingPair, CancellationToken cancellationToken);

    /// <summary>
    /// Drives the books from recorded traffic instead of a connection, through the same parsers, queues and books. The tracker must not be
    /// started. Books and statuses stay readable afterwards, until the next start or replay.
    /// </summary>
    /// <param name="recording">
    /// The recorded messages in order of time. The body of each is used only until the next is asked for. Each is fully applied before the next
    /// is asked for, so that a failure belongs to the message last handed out.
    /// </param>
    /// <param name="tradingPairs">The pairs to keep books for, or <see langword="null"/> for every pair that occurs.</param>
    /// <param name="cancellationToken">Ends the replay.</param>
    /// <exception cref="ExchangeException">A message breaks the venue's protocol; the books are as before that message.</exception>
    Task ReplayAsync(
        IAsyncEnumerable<WireMessage> recording, IReadOnlyCollection<string>? tradingPairs, CancellationToken cancellationToken);
}

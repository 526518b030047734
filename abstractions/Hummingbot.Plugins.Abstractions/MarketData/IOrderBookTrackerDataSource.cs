using System.Threading.Channels;

namespace Hummingbot.Plugins;

/// <summary>
/// A venue's public market data: what it answers over REST and what it streams, translated into <see cref="OrderBookMessage"/>s.
/// </summary>
/// <remarks>All members may be called from any thread. Every failure is an <see cref="ExchangeException"/>.</remarks>
public interface IOrderBookTrackerDataSource
{
    /// <summary>The exchange's name.</summary>
    string ExchangeName { get; }

    /// <summary>Whether the venue numbers its updates; where it does not, update ids of messages and books are 0.</summary>
    bool HasUpdateIds { get; }

    /// <summary>Whether the venue itself sends a snapshot in the stream after each subscription.</summary>
    bool StreamsSnapshots { get; }

    /// <summary>The last traded price of each pair, over REST.</summary>
    /// <param name="tradingPairs">The pairs asked for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>One entry for each pair. A failure for one pair fails the call.</returns>
    Task<IReadOnlyDictionary<string, decimal>> GetLastTradedPricesAsync(
        IReadOnlyCollection<string> tradingPairs, CancellationToken cancellationToken);

    /// <summary>Asks the venue for the whole book, over REST.</summary>
    /// <param name="tradingPair">The pair.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A snapshot message that the caller owns.</returns>
    Task<OrderBookMessage> GetSnapshotAsync(string tradingPair, CancellationToken cancellationToken);

    /// <summary>A new book with the venue's snapshot applied; nobody keeps it up to date.</summary>
    /// <param name="tradingPair">The pair.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<IOrderBook> GetNewOrderBookAsync(string tradingPair, CancellationToken cancellationToken);

    /// <summary>
    /// Streams the chosen kinds of messages for the chosen pairs until cancelled, over connections that are opened again whenever they
    /// break. After each (re)connect a <see cref="OrderBookMessageType.Reset"/> goes out for every pair before anything else.
    /// </summary>
    /// <param name="tradingPairs">The pairs to begin with; see <see cref="SubscribeAsync"/> for more.</param>
    /// <param name="kinds">What to listen for.</param>
    /// <param name="output">
    /// Receives the messages, which its reader then owns. A full channel is never waited for: the message is dropped and a reset for its pair
    /// follows as soon as there is room.
    /// </param>
    /// <param name="cancellationToken">Ends the stream; the task then ends as cancelled.</param>
    Task ListenAsync(
        IReadOnlyCollection<string> tradingPairs,
        OrderBookMessageType kinds,
        ChannelWriter<OrderBookMessage> output,
        CancellationToken cancellationToken);

    /// <summary><see cref="ListenAsync"/> for trades alone.</summary>
    /// <param name="tradingPairs">The pairs.</param>
    /// <param name="output">Receives the messages.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    Task ListenForTradesAsync(
        IReadOnlyCollection<string> tradingPairs, ChannelWriter<OrderBookMessage> output, CancellationToken cancellationToken) =>
        ListenAsync(tradingPairs, OrderBookMessageType.Trade, output, cancellationToken);

    /// <summary><see cref="ListenAsync"/> for diffs alone.</summary>
    /// <param name="tradingPairs">The pairs.</param>
    /// <param name="output">Receives the messages.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    Task ListenForOrderBookDiffsAsync(
        IReadOnlyCollection<string> tradingPairs, ChannelWriter<OrderBookMessage> output, CancellationToken cancellationToken) =>
        ListenAsync(tradingPairs, OrderBookMessageType.Diff, output, cancellationToken);

    /// <summary>
    /// <see cref="ListenAsync"/> for snapshots alone: those that the venue streams, or one for each pair at every full hour where it streams
    /// none (see <see cref="RequestSnapshotAsync"/> for the first).
    /// </summary>
    /// <param name="tradingPairs">The pairs.</param>
    /// <param name="output">Receives the messages.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    Task ListenForOrderBookSnapshotsAsync(
        IReadOnlyCollection<string> tradingPairs, ChannelWriter<OrderBookMessage> output, CancellationToken cancellationToken) =>
        ListenAsync(tradingPairs, OrderBookMessageType.Snapshot, output, cancellationToken);

    /// <summary>Adds a pair to the running stream, on its existing connection.</summary>
    /// <param name="tradingPair">The pair.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ExchangeException">The pair does not exist or the venue refused; nothing has changed then.</exception>
    Task SubscribeAsync(string tradingPair, CancellationToken cancellationToken);

    /// <summary>Takes a pair out of the running stream.</summary>
    /// <param name="tradingPair">The pair.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task UnsubscribeAsync(string tradingPair, CancellationToken cancellationToken);

    /// <summary>
    /// Sees to it that a fresh snapshot of the pair reaches <paramref name="output"/>: asks over REST, or subscribes anew where the venue
    /// sends snapshots in its stream.
    /// </summary>
    /// <param name="tradingPair">The pair.</param>
    /// <param name="output">Receives the snapshot, at once or through the running stream.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task RequestSnapshotAsync(string tradingPair, ChannelWriter<OrderBookMessage> output, CancellationToken cancellationToken);

    /// <summary>
    /// Translates one recorded wire message, REST or WebSocket, with the very parsers that live traffic goes through. No I/O; messages of one
    /// recording must come one at a time, in order.
    /// </summary>
    /// <param name="message">The wire message.</param>
    /// <param name="output">Receives what the message says, if anything.</param>
    /// <returns>The pair that the message concerns, or <see langword="null"/> when it concerns none or several.</returns>
    /// <exception cref="ExchangeException">The body breaks the venue's protocol (<see cref="ExchangeErrorKind.BadData"/>).</exception>
    string? Translate(in WireMessage message, ChannelWriter<OrderBookMessage> output);
}

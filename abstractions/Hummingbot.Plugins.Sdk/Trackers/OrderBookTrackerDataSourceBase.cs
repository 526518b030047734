using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using System.Threading.Channels;
using Hummingbot.Plugins.Sdk.OrderBooks;
using Hummingbot.Plugins.Sdk.RateLimits;
using Hummingbot.Plugins.Sdk.WebSockets;
using Microsoft.Extensions.Logging;

namespace Hummingbot.Plugins.Sdk.Trackers;

/// <summary>
/// Everything of a data source that is not the venue's: connections, resubscription, acknowledgements, unreadable messages, replay. A venue
/// adds its requests, its parsers and its REST calls.
/// </summary>
/// <remarks>Live messages and recorded ones go through the same <see cref="ParseFrame"/>.</remarks>
public abstract partial class OrderBookTrackerDataSourceBase : IOrderBookTrackerDataSource
{
    private const OrderBookMessageType AllKinds =
        OrderBookMessageType.Snapshot | OrderBookMessageType.Diff | OrderBookMessageType.Trade;

    private readonly PluginContext _context;
    private readonly Lock _lock = new();
    private readonly List<MarketStream> _streams = [];
    private int _connections;

    /// <summary>Creates the base.</summary>
    /// <param name="exchangeName">The exchange's name.</param>
    /// <param name="context">What the host gave to the plugin.</param>
    /// <param name="pool">Lends the messages; a level-3 venue passes a pool of its own message type.</param>
    protected OrderBookTrackerDataSourceBase(string exchangeName, PluginContext context, IOrderBookMessagePool pool)
    {
        ExchangeName = exchangeName;
        Pool = pool;
        _context = context;
        Logger = context.LoggerFactory.CreateLogger(GetType());
    }

    /// <inheritdoc/>
    public string ExchangeName { get; }

    /// <inheritdoc/>
    public abstract bool HasUpdateIds { get; }

    /// <inheritdoc/>
    public abstract bool StreamsSnapshots { get; }

    /// <summary>How many pairs one connection carries at the most.</summary>
    protected internal virtual int MaxPairsPerConnection => 400;

    /// <summary>
    /// Whether a fresh snapshot every hour adds something: levels beyond the depth of the first one. A venue that streams snapshots, or whose
    /// first one is the whole book, has no use for it.
    /// </summary>
    protected virtual bool RefreshesHourly => !StreamsSnapshots;

    /// <summary>Whether subscription requests contain a signature, and so must not be recorded.</summary>
    protected internal virtual bool SubscriptionsCarryCredentials => false;

    /// <summary>Lends messages.</summary>
    protected internal IOrderBookMessagePool Pool { get; }

    /// <summary>The data source's logger.</summary>
    protected ILogger Logger { get; }

    /// <inheritdoc/>
    public abstract Task<IReadOnlyDictionary<string, decimal>> GetLastTradedPricesAsync(
        IReadOnlyCollection<string> tradingPairs, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public abstract Task<OrderBookMessage> GetSnapshotAsync(string tradingPair, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public virtual async Task<IOrderBook> GetNewOrderBookAsync(string tradingPair, CancellationToken cancellationToken)
    {
        var snapshot = await GetSnapshotAsync(tradingPair, cancellationToken).ConfigureAwait(false);
        try
        {
            var book = new OrderBook(tradingPair, Logger);
            book.ApplySnapshot(snapshot);
            return book;
        }
        finally
        {
            snapshot.Return();
        }
    }

    /// <inheritdoc/>
    public async Task ListenAsync(
        IReadOnlyCollection<string> tradingPairs,
        OrderBookMessageType kinds,
        ChannelWriter<OrderBookMessage> output,
        CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken).ConfigureAwait(false);
        var (writer, observer) = output is IMarketStreamObserver known ? (output, known) : Guarded(output);
        foreach (var tradingPair in tradingPairs.Where(pair => !Lists(pair))) observer.OnRefused(tradingPair, NoSuchPair(tradingPair));
        var stream = new MarketStream(this, kinds, writer, observer, _context.TimeProvider);
        lock (_lock) _streams.Add(stream);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            var running = stream.RunAsync([.. tradingPairs.Where(Lists)], stopping.Token);
            var refreshing = kinds.HasFlag(OrderBookMessageType.Snapshot) && RefreshesHourly
                ? RefreshHourlyAsync(stream, writer, observer, stopping.Token)
                : Task.Delay(Timeout.Infinite, stopping.Token);
            await Task.WhenAny(running, refreshing).ConfigureAwait(false);
            await stopping.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(running, refreshing).ConfigureAwait(false);
        }
        finally
        {
            lock (_lock) _streams.Remove(stream);
        }
    }

    /// <inheritdoc/>
    public async Task SubscribeAsync(string tradingPair, CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken).ConfigureAwait(false);
        if (!Lists(tradingPair)) throw NoSuchPair(tradingPair);
        foreach (var stream in Streams()) await stream.SubscribeAsync(tradingPair, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task UnsubscribeAsync(string tradingPair, CancellationToken cancellationToken)
    {
        foreach (var stream in Streams()) await stream.UnsubscribeAsync(tradingPair, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public virtual async Task RequestSnapshotAsync(
        string tradingPair, ChannelWriter<OrderBookMessage> output, CancellationToken cancellationToken)
    {
        if (StreamsSnapshots)
        {
            foreach (var stream in Streams()) await stream.ResubscribeAsync(tradingPair, cancellationToken).ConfigureAwait(false);
            return;
        }

        var snapshot = await GetSnapshotAsync(tradingPair, cancellationToken).ConfigureAwait(false);
        if (!output.TryWrite(snapshot)) snapshot.Return();
    }

    /// <inheritdoc/>
    public string? Translate(in WireMessage message, ChannelWriter<OrderBookMessage> output)
    {
        if (message.Direction != WireDirection.In || message.Method == "CONNECT") return null;
        var context = new FrameContext(Pool, output, AllKinds, _context.TimeProvider.GetTimestamp());
        if (message.IsBinary)
        {
            ParseBinary(message.Body, ref context);
            return context.TradingPair;
        }

        // The JSON reader leaves the bytes inside strings unchecked; a live WebSocket has checked them.
        var body = message.Body.Span;
        if (!Utf8.IsValid(body)) throw BadData("text that is not valid UTF-8");
        if (message.Channel == WireChannel.WebSocket)
        {
            Parse(body, ref context);
            return context.TradingPair;
        }

        try
        {
            ParseRestAnswer(body, message.Url, ref context);
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            throw Unreadable(e);
        }

        return null;
    }

    /// <summary>Opens nothing yet: creates the connection that carries market data.</summary>
    protected internal abstract WebSocketConnection CreateConnection();

    /// <summary>Makes ready what subscribing needs, usually the symbol map. Called often: it asks the venue only when it must.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    protected abstract Task PrepareAsync(CancellationToken cancellationToken);

    /// <summary>Whether the venue has the pair, once prepared.</summary>
    /// <param name="tradingPair">The pair.</param>
    protected abstract bool Lists(string tradingPair);

    /// <summary>Writes the request that subscribes to pairs.</summary>
    /// <param name="output">Receives UTF-8 JSON.</param>
    /// <param name="tradingPairs">The pairs; the venue lists each of them.</param>
    /// <param name="kinds">What to subscribe to; snapshots come with diffs where the venue streams them.</param>
    /// <param name="requestId">Identifies the request in the venue's acknowledgement.</param>
    protected internal abstract void WriteSubscribeRequest(
        IBufferWriter<byte> output, IReadOnlyCollection<string> tradingPairs, OrderBookMessageType kinds, long requestId);

    /// <summary>Writes the request that undoes <see cref="WriteSubscribeRequest"/>.</summary>
    /// <param name="output">Receives UTF-8 JSON.</param>
    /// <param name="tradingPairs">The pairs.</param>
    /// <param name="kinds">What was subscribed to.</param>
    /// <param name="requestId">Identifies the request in the venue's acknowledgement.</param>
    protected internal abstract void WriteUnsubscribeRequest(
        IBufferWriter<byte> output, IReadOnlyCollection<string> tradingPairs, OrderBookMessageType kinds, long requestId);

    /// <summary>
    /// Parses one message of the market stream. Runs for every message received, on the receive loop: no I/O, no allocation.
    /// </summary>
    /// <param name="frame">The message.</param>
    /// <param name="context">Takes the pair and what the message says.</param>
    /// <exception cref="ExchangeException">The message breaks the venue's protocol (<see cref="ExchangeErrorKind.BadData"/>).</exception>
    /// <exception cref="JsonException">Likewise.</exception>
    protected abstract void ParseFrame(ReadOnlySpan<byte> frame, ref FrameContext context);

    /// <summary>Parses a recorded REST answer: the list of markets, or a snapshot. Answers of other calls are ignored.</summary>
    /// <param name="body">The answer's body.</param>
    /// <param name="url">The request's address with its query.</param>
    /// <param name="context">Takes what the answer says.</param>
    protected abstract void ParseRestAnswer(ReadOnlySpan<byte> body, string url, ref FrameContext context);

    /// <summary>Parses a binary message; the base refuses it, since few venues send any.</summary>
    /// <param name="frame">The message.</param>
    /// <param name="context">Takes what the message says.</param>
    protected virtual void ParseBinary(ReadOnlyMemory<byte> frame, ref FrameContext context) =>
        throw BadData("a binary message where the venue sends text");

    /// <summary>An error for a message that breaks the venue's protocol.</summary>
    /// <param name="what">What is wrong, as the end of a sentence.</param>
    /// <param name="cause">The cause, if any.</param>
    protected ExchangeException BadData(string what, Exception? cause = null) =>
        new(ExchangeName, ExchangeErrorKind.BadData, $"{ExchangeName} sent {what}.", cause);

    /// <summary>An error for a pair that the venue does not have.</summary>
    /// <param name="tradingPair">The pair.</param>
    protected ExchangeException NoSuchPair(string tradingPair) =>
        new(ExchangeName, ExchangeErrorKind.NotFound, $"{ExchangeName} has no trading pair {tradingPair}.");

    /// <summary>Creates a connection for <see cref="CreateConnection"/>, with the context's clock, randomness, logger and recorder.</summary>
    /// <param name="options">Address and bounds; the number among the recorded connections is filled in.</param>
    /// <param name="sendLimit">How many messages the venue takes on one connection; <see langword="null"/> for no limit.</param>
    /// <param name="isRecorded">Whether a recorder may see the traffic: not where messages carry account data.</param>
    protected WebSocketConnection NewConnection(WebSocketConnectionOptions options, RateLimit? sendLimit = null, bool isRecorded = true)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (sendLimit is not null)
        {
            var limiter = new RateLimiter(
                ExchangeName, [sendLimit], [new RateLimitedEndpoint(sendLimit.Id, new RateLimitLink(sendLimit.Id))], _context.TimeProvider, Logger);
            options = options with { SendLimit = new RateLimitGate(limiter, sendLimit.Id) };
        }

        options = options with { ConnectionNumber = Interlocked.Increment(ref _connections) - 1 };
        var tap = isRecorded ? _context.WireTap : null;
        return new WebSocketConnection(ExchangeName, options, _context.TimeProvider, _context.Random, Logger, tap);
    }

    internal void Parse(ReadOnlySpan<byte> frame, ref FrameContext context)
    {
        try
        {
            ParseFrame(frame, ref context);
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            throw Unreadable(e);
        }
    }

    internal void LogUnreadable(string? tradingPair, string error) =>
        LogUnreadableFrame(Logger, ExchangeName, tradingPair ?? "(unknown pair)", error);

    private static bool IsUnreadable(Exception e) => e is JsonException or InvalidOperationException or FormatException;

    private ExchangeException Unreadable(Exception e) => BadData($"a message that cannot be read ({e.Message.TrimEnd('.')})", e);

    private (ChannelWriter<OrderBookMessage>, IMarketStreamObserver) Guarded(ChannelWriter<OrderBookMessage> output)
    {
        var guard = new OverflowGuard(output, Pool);
        return (guard, guard);
    }

    private List<MarketStream> Streams()
    {
        lock (_lock) return [.. _streams];
    }

    private async Task RefreshHourlyAsync(
        MarketStream stream, ChannelWriter<OrderBookMessage> output, IMarketStreamObserver observer, CancellationToken cancellationToken)
    {
        while (true)
        {
            var sinceFullHour = TimeSpan.FromTicks(_context.TimeProvider.GetUtcNow().Ticks % TimeSpan.TicksPerHour);
            await Task.Delay(TimeSpan.FromHours(1) - sinceFullHour, _context.TimeProvider, cancellationToken).ConfigureAwait(false);
            foreach (var tradingPair in stream.TradingPairs)
            {
                try
                {
                    observer.OnRefresh(tradingPair);
                    await RequestSnapshotAsync(tradingPair, output, cancellationToken).ConfigureAwait(false);
                }
                catch (ExchangeException e)
                {
                    LogRefreshFailed(Logger, e, ExchangeName, tradingPair);
                }
            }
        }
    }

    [LoggerMessage(1101, LogLevel.Warning, "{Exchange} {TradingPair}: unreadable message: {Error}")]
    private static partial void LogUnreadableFrame(ILogger logger, string exchange, string tradingPair, string error);

    [LoggerMessage(1102, LogLevel.Warning, "{Exchange} {TradingPair}: the hourly snapshot failed")]
    private static partial void LogRefreshFailed(ILogger logger, Exception exception, string exchange, string tradingPair);
}

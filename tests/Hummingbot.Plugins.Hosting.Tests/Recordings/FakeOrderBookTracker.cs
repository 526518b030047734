using System.Threading.Channels;

namespace Hummingbot.Plugins.Hosting.Tests.Recordings;

/// <summary>A tracker that counts frames and ends with given books.</summary>
internal sealed class FakeOrderBookTracker(bool hasUpdateIds, params OrderBookSnapshot[] books)
    : IOrderBookTracker, IOrderBookTrackerDataSource
{
    private long _frames;

    /// <summary>Looks at each message; may throw.</summary>
    public Action<WireMessage> OnMessage { get; init; } = _ => { };

    /// <summary>Whether failures of the recording come out wrapped.</summary>
    public bool WrapsFailures { get; init; }

    public IReadOnlyCollection<string>? AskedFor { get; private set; }

    public string ExchangeName => "fake";

    public bool HasUpdateIds => hasUpdateIds;

    public bool StreamsSnapshots => false;

    public IOrderBookTrackerDataSource DataSource => this;

    public bool IsReady => true;

    public IReadOnlyDictionary<string, IOrderBook> OrderBooks =>
        books.ToDictionary(book => book.TradingPair, book => (IOrderBook)new FakeOrderBook(book));

    public IReadOnlyDictionary<string, OrderBookStatus> Statuses => books.ToDictionary(book => book.TradingPair, CreateStatus);

    private OrderBookStatus CreateStatus(OrderBookSnapshot book) => new(
        book.TradingPair,
        OrderBookState.Ready,
        null,
        new OrderBookMetrics
        {
            Frames = _frames,
            Bytes = 2,
            SnapshotsApplied = 3,
            DiffsApplied = 4,
            DiffsDiscarded = 5,
            Gaps = 6,
            Trades = 7,
            Crossed = 8,
        });

    public IReadOnlyDictionary<string, OrderBookSnapshot> Snapshot => books.ToDictionary(book => book.TradingPair);

    public async Task ReplayAsync(
        IAsyncEnumerable<WireMessage> recording, IReadOnlyCollection<string>? tradingPairs, CancellationToken cancellationToken)
    {
        AskedFor = tradingPairs;
        try
        {
            await foreach (var message in recording.WithCancellation(cancellationToken))
            {
                OnMessage(message);
                _frames++;
            }
        }
        catch (RecordingException failure) when (WrapsFailures)
        {
            throw new InvalidOperationException("wrapped", failure);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task StopAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task WaitUntilReadyAsync(string? tradingPair, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<bool> AddTradingPairAsync(string tradingPair, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<bool> RemoveTradingPairAsync(string tradingPair, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyDictionary<string, decimal>> GetLastTradedPricesAsync(
        IReadOnlyCollection<string> tradingPairs, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<OrderBookMessage> GetSnapshotAsync(string tradingPair, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IOrderBook> GetNewOrderBookAsync(string tradingPair, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task ListenAsync(
        IReadOnlyCollection<string> tradingPairs,
        OrderBookMessageType kinds,
        ChannelWriter<OrderBookMessage> output,
        CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task SubscribeAsync(string tradingPair, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task UnsubscribeAsync(string tradingPair, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task RequestSnapshotAsync(string tradingPair, ChannelWriter<OrderBookMessage> output, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public string? Translate(in WireMessage message, ChannelWriter<OrderBookMessage> output) => throw new NotSupportedException();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

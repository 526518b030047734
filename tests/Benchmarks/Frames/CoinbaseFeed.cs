using Hummingbot.Plugins.Coinbase;
using Hummingbot.Plugins.Sdk.OrderBooks;
using Hummingbot.Plugins.Sdk.Trackers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hummingbot.Plugins.Benchmarks;

/// <summary>
/// The Coinbase connector from a received message to its book, on one thread: the session of a live connection, the connector's parser, the
/// pooled message, the book's state machine. Only the socket and the queue between threads are missing.
/// </summary>
internal sealed class CoinbaseFeed : IAsyncDisposable
{
    private static readonly ExchangeCredentials Credentials = new(new Dictionary<string, string>
    {
        ["api_key"] = "benchmark",
        ["secret_key"] = "YmVuY2htYXJr",
        ["passphrase"] = "benchmark",
    });

    private readonly ServiceProvider _services;
    private readonly OrderBookRouter _router;
    private readonly OrderBookTrackerDataSourceBase _source;
    private readonly MarketStreamSession _session;
    private readonly bool _isFull;

    public CoinbaseFeed(bool isFull, byte[] products)
    {
        _isFull = isFull;
        var context = new PluginContext
        {
            PluginDirectory = AppContext.BaseDirectory,
            Settings = isFull
                ? new ExchangeSettings { Credentials = Credentials, Values = new Dictionary<string, string> { ["orderBook"] = "full" } }
                : new ExchangeSettings(),
            LoggerFactory = NullLoggerFactory.Instance,
            TimeProvider = TimeProvider.System,
            Random = Random.Shared,
        };
        var services = new ServiceCollection();
        services.AddSingleton(context).AddSingleton(context.TimeProvider).AddSingleton(context.LoggerFactory).AddLogging();
        new CoinbasePlugin().ConfigureServices(services, context);
        _services = services.BuildServiceProvider();
        _source = (OrderBookTrackerDataSourceBase)_services.GetRequiredService<IOrderBookTrackerDataSource>();
        _router = new OrderBookRouter(Track) { Inline = true };
        _source.Translate(Rest("products", products), _router);
        _session = new MarketStreamSession(
            _source,
            [],
            OrderBookMessageType.Snapshot | OrderBookMessageType.Diff | OrderBookMessageType.Trade,
            _router,
            _router,
            context.TimeProvider);
    }

    /// <summary>Begins a pair anew, as a new connection does.</summary>
    public void Reset(string tradingPair) => _router.TryWrite(new OrderBookMessage { Type = OrderBookMessageType.Reset, TradingPair = tradingPair });

    /// <summary>Takes a level-3 book as REST answers it.</summary>
    public void TakeBook(string productId, byte[] book) => _source.Translate(Rest($"products/{productId}/book?level=3", book), _router);

    public void Receive(ReadOnlyMemory<byte> frame) => _session.OnMessage(frame, isBinary: false, receivedTimestamp: 1);

    /// <summary>Refuses a run whose figures would mean nothing: a book that is not ready, or that missed something.</summary>
    public void Check(long diffsApplied)
    {
        foreach (var status in _router.Books.Select(book => book.Status))
        {
            if (status.State != OrderBookState.Ready || status.Metrics.Gaps > 0 || status.Metrics.UnreadableFrames > 0)
                throw new InvalidOperationException($"{status.TradingPair} is {status.State}: {status.Reason}");
        }

        var applied = _router.Books.Sum(book => book.Metrics.DiffsApplied);
        if (applied != diffsApplied) throw new InvalidOperationException($"{applied} diffs were applied and not {diffsApplied}.");
    }

    public async ValueTask DisposeAsync()
    {
        await _session.DisposeAsync();
        await _services.DisposeAsync();
    }

    private static WireMessage Rest(string path, byte[] body) => new()
    {
        Channel = WireChannel.Rest,
        Direction = WireDirection.In,
        Time = DateTimeOffset.UnixEpoch,
        Url = "https://api.exchange.coinbase.com/" + path,
        Method = "GET",
        Body = body,
    };

    private TrackedBook Track(string tradingPair)
    {
        var book = new TrackedBook(tradingPair, new TrackedBookOptions(
            "coinbase",
            _isFull ? ContinuityRule.NextUpdateId : ContinuityRule.None,
            QueueCapacity: 64,
            SavedCapacity: 64,
            _isFull ? static pair => new ActiveOrderTracker(pair) : null,
            TimeProvider.System,
            NullLogger.Instance));
        _router.TryAdd(book);
        return book;
    }
}

using System.Text;
using Hummingbot.Plugins.Binance;
using Hummingbot.Plugins.Sdk.Trackers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hummingbot.Plugins.Benchmarks;

/// <summary>
/// The Binance connector from a received message to its book, on one thread: the session of a live connection, the connector's parser, the
/// pooled message, the book's state machine. Only the socket and the queue between threads are missing.
/// </summary>
internal sealed class BinanceFeed : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly OrderBookRouter _router;
    private readonly OrderBookTrackerDataSourceBase _source;
    private readonly MarketStreamSession _session;
    private readonly string _symbol;
    private TrackedBook? _book;

    public BinanceFeed(string symbol)
    {
        _symbol = symbol;
        var context = new PluginContext
        {
            PluginDirectory = AppContext.BaseDirectory,
            Settings = new ExchangeSettings(),
            LoggerFactory = NullLoggerFactory.Instance,
            TimeProvider = TimeProvider.System,
            Random = Random.Shared,
        };
        var services = new ServiceCollection();
        services.AddSingleton(context).AddSingleton(context.TimeProvider).AddSingleton(context.LoggerFactory).AddLogging();
        new BinancePlugin().ConfigureServices(services, context);
        _services = services.BuildServiceProvider();
        _source = (OrderBookTrackerDataSourceBase)_services.GetRequiredService<IOrderBookTrackerDataSource>();
        _router = new OrderBookRouter(Track) { Inline = true };
        var kinds = OrderBookMessageType.Snapshot | OrderBookMessageType.Diff | OrderBookMessageType.Trade;
        _session = new MarketStreamSession(_source, [], kinds, _router, _router, context.TimeProvider);
        Translate("exchangeInfo", Encoding.UTF8.GetBytes(
            $$"""
            {"rateLimits":[],"symbols":[{"symbol":"{{symbol}}","status":"TRADING","baseAsset":"{{symbol}}","quoteAsset":"X",
             "isSpotTradingAllowed":true,"permissions":[],"permissionSets":[["SPOT"]]}]}
            """));
    }

    /// <summary>The book's levels: prices and amounts.</summary>
    public IEnumerable<(decimal Price, decimal Amount)> Levels
    {
        get
        {
            var book = _book!.Book.GetSnapshot();
            return book.Bids.Concat(book.Asks).Select(level => (level.Price, level.Amount));
        }
    }

    /// <summary>Begins the book anew, as a new connection does, from a snapshot.</summary>
    public void Begin(byte[] snapshot)
    {
        if (_book is { } book) _router.TryWrite(new OrderBookMessage { Type = OrderBookMessageType.Reset, TradingPair = book.TradingPair });
        Translate($"depth?symbol={_symbol}&limit=5000", snapshot);
    }

    public void Receive(ReadOnlyMemory<byte> frame) => _session.OnMessage(frame, isBinary: false, receivedTimestamp: 1);

    /// <summary>Refuses a run whose figures would mean nothing: a book that is not ready, or that missed something.</summary>
    public void Check(long diffsApplied)
    {
        var status = _book!.Status;
        var applied = status.Metrics.DiffsApplied;
        if (status.State != OrderBookState.Ready || status.Metrics.Gaps > 0 || applied != diffsApplied)
            throw new InvalidOperationException($"{_symbol} is {status.State} after {applied} of {diffsApplied} diffs: {status.Reason}");
    }

    public async ValueTask DisposeAsync()
    {
        await _session.DisposeAsync();
        await _services.DisposeAsync();
    }

    private void Translate(string pathAndQuery, byte[] body) => _source.Translate(
        new WireMessage
        {
            Channel = WireChannel.Rest,
            Direction = WireDirection.In,
            Time = DateTimeOffset.UnixEpoch,
            Url = "https://api.binance.com/api/v3/" + pathAndQuery,
            Method = "GET",
            Body = body,
        },
        _router);

    private TrackedBook Track(string tradingPair)
    {
        _book = new TrackedBook(tradingPair, new TrackedBookOptions(
            "binance",
            ContinuityRule.UpdateIdRange,
            QueueCapacity: 64,
            SavedCapacity: 64,
            CreateActiveOrders: null,
            TimeProvider.System,
            NullLogger.Instance));
        _router.TryAdd(_book);
        return _book;
    }
}

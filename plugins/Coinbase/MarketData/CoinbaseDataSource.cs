using System.Buffers;
using System.Text.Json;
using Hummingbot.Plugins.Coinbase.Rest;
using Hummingbot.Plugins.Sdk.OrderBooks;
using Hummingbot.Plugins.Sdk.RateLimits;
using Hummingbot.Plugins.Sdk.Rest;
using Hummingbot.Plugins.Sdk.Symbols;
using Hummingbot.Plugins.Sdk.Time;
using Hummingbot.Plugins.Sdk.Trackers;
using Hummingbot.Plugins.Sdk.WebSockets;
using Microsoft.Extensions.Logging;

namespace Hummingbot.Plugins.Coinbase.MarketData;

/// <summary>What both kinds of order books have in common: products, feed, subscriptions, trades and prices.</summary>
internal abstract partial class CoinbaseDataSource : OrderBookTrackerDataSourceBase
{
    private readonly PluginContext _context;
    private readonly ICoinbaseRestClient _rest;
    private readonly RateLimiter _limiter;
    private readonly ServerTimeSynchronizer _clock;
    private readonly IExchangeAuth? _auth;
    private readonly Uri _feed;
    private readonly string _bookChannel;

    protected CoinbaseDataSource(
        PluginContext context,
        ICoinbaseRestClient rest,
        CoinbaseProducts products,
        RateLimiter limiter,
        ServerTimeSynchronizer clock,
        IExchangeAuth? auth,
        string bookChannel,
        IOrderBookMessagePool pool)
        : base(CoinbaseFacts.Name, context, pool)
    {
        _context = context;
        _rest = rest;
        Products = products;
        _limiter = limiter;
        _clock = clock;
        _auth = auth;
        _feed = CoinbasePlugin.EndpointOf(context, CoinbaseFacts.WebSocketEndpoint);
        _bookChannel = bookChannel;
    }

    /// <summary>The venue's products.</summary>
    protected CoinbaseProducts Products { get; }

    protected override int MaxPairsPerConnection => CoinbaseFacts.PairsPerConnection;

    protected override bool SubscriptionsCarryCredentials => NeedsLogin;

    private bool NeedsLogin => _bookChannel != CoinbaseFacts.Level2BatchChannel;

    public override async Task<IReadOnlyDictionary<string, decimal>> GetLastTradedPricesAsync(
        IReadOnlyCollection<string> tradingPairs, CancellationToken cancellationToken)
    {
        var prices = await Task.WhenAll(tradingPairs.Select(pair => GetLastTradedPriceAsync(pair, cancellationToken)));
        return tradingPairs.Zip(prices).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
    }

    public override async Task<OrderBookMessage> GetSnapshotAsync(string tradingPair, CancellationToken cancellationToken)
    {
        var product = await Products.FindAsync(tradingPair, cancellationToken);
        return await _rest.GetBookAsync(product.Symbol, level: 2, cancellationToken)
            .ParseAsync(ExchangeName, body => ReadBook(body, product), cancellationToken);
    }

    protected override WebSocketConnection CreateConnection()
    {
        // A subscriber that logs in finds account data in the messages about its own orders.
        if (NeedsLogin && _context.WireTap is not null) LogNotRecorded(Logger, ExchangeName, _bookChannel);
        var options = new WebSocketConnectionOptions
        {
            Uri = _feed,
            ConnectLimit = new RateLimitGate(_limiter, CoinbaseFacts.ConnectCall),
        };
        return NewConnection(options, CoinbaseFacts.FeedMessages, isRecorded: !NeedsLogin);
    }

    protected override async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (NeedsLogin)
        {
            await _clock.EnsureSynchronizedAsync(cancellationToken);
            Login();
        }

        await Products.RefreshAsync(cancellationToken);
    }

    protected override bool Lists(string tradingPair) => Products.Symbols.FindPair(tradingPair) is not null;

    protected override void WriteSubscribeRequest(
        IBufferWriter<byte> output, IReadOnlyCollection<string> tradingPairs, OrderBookMessageType kinds, long requestId) =>
        WriteRequest(output, "subscribe", tradingPairs, kinds, NeedsLogin ? Login() : []);

    protected override void WriteUnsubscribeRequest(
        IBufferWriter<byte> output, IReadOnlyCollection<string> tradingPairs, OrderBookMessageType kinds, long requestId) =>
        WriteRequest(output, "unsubscribe", tradingPairs, kinds, []);

    protected override void ParseFrame(ReadOnlySpan<byte> frame, ref FrameContext context)
    {
        if (TryParseUsual(frame, ref context)) return;
        var message = new CoinbaseFrame();
        try
        {
            if (!message.TryReadPlain(frame, Products.Symbols)) message.Read(frame, Products.Symbols);
        }
        finally
        {
            context.TradingPair = message.Symbol?.TradingPair;
        }

        switch (message.Type)
        {
            case CoinbaseMessageType.None:
                throw new JsonException("a message without a type");
            case CoinbaseMessageType.Other:
                return;
            case CoinbaseMessageType.Subscriptions:
                context.AcknowledgedRequest = 0;
                return;
            case CoinbaseMessageType.Error:
                context.AcknowledgedRequest = 0;
                context.RequestError = CoinbaseFrame.WordsOf(message);
                context.TradingPair = ProductRefused(message)?.TradingPair;
                LogError(Logger, ExchangeName, context.RequestError);
                return;
        }

        message.Check();
        if (!message.HasProduct) throw new JsonException("a message without its product_id");
        if (message.Symbol is { } product) ParseProductMessage(message, product, ref context);
    }

    /// <summary>
    /// Parses the message that the feed consists of, provided it looks as it usually does; what comes out is what <see cref="CoinbaseFrame"/>
    /// would have given.
    /// </summary>
    /// <returns><see langword="false"/> for every other message; nothing has happened then.</returns>
    protected virtual bool TryParseUsual(ReadOnlySpan<byte> frame, ref FrameContext context) => false;

    /// <summary>Parses a message that concerns one product and has passed its <see cref="CoinbaseFrame.Check"/>.</summary>
    protected abstract void ParseProductMessage(in CoinbaseFrame message, TradedSymbol product, ref FrameContext context);

    protected override void ParseRestAnswer(ReadOnlySpan<byte> body, string url, ref FrameContext context)
    {
        if (new Uri(url).AbsolutePath.EndsWith($"/{CoinbaseFacts.ProductsPath}", StringComparison.Ordinal)) Products.Read(body);
    }

    /// <summary>A match as a public trade, to be emitted or returned. The match's side is the maker's.</summary>
    protected static OrderBookMessage ReadTrade(in CoinbaseFrame match, TradedSymbol product, in FrameContext context)
    {
        if (match.TradeId < 0) throw new JsonException("a match without its trade_id");
        var takerSide = CoinbaseLevels.SideOf(match.Side) == TradeType.Buy ? TradeType.Sell : TradeType.Buy;
        var trade = context.Rent(OrderBookMessageType.Trade);
        var error = new OrderBookMessageWriter(trade, product.Scale).SetTrade(match.Price, match.Size);
        if (error != LevelError.None)
        {
            trade.Return();
            CoinbaseLevels.Check(error, "a match");
        }

        trade.TradingPair = product.TradingPair;
        trade.UpdateId = -1;
        trade.TradeNumber = match.TradeId;
        trade.ExchangeTime = match.Time;
        trade.TakerSide = takerSide;
        return trade;
    }

    // One product that the feed does not have, or no longer, refuses the whole request: "ABC-XYZ is not a valid product".
    private TradedSymbol? ProductRefused(in CoinbaseFrame error)
    {
        if (error.Message.IndexOf("unsubscribe"u8) >= 0) return null;
        return Products.FindNamedIn(error.Reason);
    }

    private OrderBookMessage ReadBook(ReadOnlySpan<byte> body, TradedSymbol product)
    {
        var snapshot = Pool.Rent();
        try
        {
            JsonLevels.ReadBook(body, "sequence"u8, snapshot, product.Scale);
            snapshot.Type = OrderBookMessageType.Snapshot;
            snapshot.TradingPair = product.TradingPair;
            if (!HasUpdateIds) snapshot.FirstUpdateId = snapshot.UpdateId = 0;
            return snapshot;
        }
        catch
        {
            snapshot.Return();
            throw;
        }
    }

    private async Task<decimal> GetLastTradedPriceAsync(string tradingPair, CancellationToken cancellationToken)
    {
        var product = await Products.FindAsync(tradingPair, cancellationToken);
        var ticker = await _rest.GetTickerAsync(product.Symbol, cancellationToken);
        return ticker.Price is > 0m and { } price ? price : throw BadData($"a ticker of {tradingPair} without the price of a trade");
    }

    private IReadOnlyList<KeyValuePair<string, string>> Login() =>
        _auth?.SignWebSocketLogin(new WebSocketLoginToSign { Uri = _feed }) ?? throw new ExchangeException(
            ExchangeName,
            ExchangeErrorKind.Authentication,
            $"The {_bookChannel} channel of {ExchangeName} is for account holders: connect {ExchangeName} with its keys, or set "
            + $"{CoinbaseFacts.OrderBookSetting} to {CoinbaseFacts.Level2BatchChannel}.");

    private void WriteRequest(
        IBufferWriter<byte> output,
        string type,
        IReadOnlyCollection<string> tradingPairs,
        OrderBookMessageType kinds,
        IReadOnlyList<KeyValuePair<string, string>> login)
    {
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        json.WriteString("type"u8, type);
        json.WriteStartArray("product_ids"u8);
        foreach (var pair in tradingPairs) json.WriteStringValue(Products.Symbols.FindPair(pair)?.Symbol ?? pair);
        json.WriteEndArray();
        json.WriteStartArray("channels"u8);
        foreach (var channel in ChannelsOf(kinds)) json.WriteStringValue(channel);
        json.WriteEndArray();
        foreach (var (key, value) in login) json.WriteString(key, value);
        json.WriteEndObject();
    }

    // The heartbeat, once a second, tells a quiet product from a broken connection. The full channel has the matches already.
    private IEnumerable<string> ChannelsOf(OrderBookMessageType kinds)
    {
        var wantsBook = (kinds & (OrderBookMessageType.Snapshot | OrderBookMessageType.Diff)) != 0;
        if (wantsBook) yield return _bookChannel;
        if (kinds.HasFlag(OrderBookMessageType.Trade) && !(wantsBook && _bookChannel == CoinbaseFacts.FullChannel))
            yield return CoinbaseFacts.MatchesChannel;
        yield return CoinbaseFacts.HeartbeatChannel;
    }

    [LoggerMessage(2201, LogLevel.Warning, "{Exchange}: the feed answered with an error: {Error}")]
    private static partial void LogError(ILogger logger, string exchange, string error);

    [LoggerMessage(2202, LogLevel.Warning,
        "{Exchange}: the feed is not recorded, since messages of the {Channel} channel carry account data; level2_batch can be recorded")]
    private static partial void LogNotRecorded(ILogger logger, string exchange, string channel);
}

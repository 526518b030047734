using System.Buffers;
using System.Text;
using System.Text.Json;
using Hummingbot.Plugins.Binance.Rest;
using Hummingbot.Plugins.Sdk.OrderBooks;
using Hummingbot.Plugins.Sdk.RateLimits;
using Hummingbot.Plugins.Sdk.Rest;
using Hummingbot.Plugins.Sdk.Symbols;
using Hummingbot.Plugins.Sdk.Trackers;
using Hummingbot.Plugins.Sdk.WebSockets;

namespace Hummingbot.Plugins.Binance.MarketData;

/// <summary>Binance's public market data: combined streams of depth updates and trades, snapshots and last prices over REST.</summary>
internal sealed class BinanceOrderBookTrackerDataSource : OrderBookTrackerDataSourceBase
{
    private readonly PluginContext _context;
    private readonly IBinanceRestClient _rest;
    private readonly BinanceMarkets _markets;
    private readonly RateLimiter _limiter;
    private readonly int _depthLimit;
    private readonly string _depthStream;

    public BinanceOrderBookTrackerDataSource(
        PluginContext context, IBinanceRestClient rest, BinanceMarkets markets, RateLimiter limiter)
        : base(BinanceFacts.Name, context, new OrderBookMessagePool())
    {
        _context = context;
        _rest = rest;
        _markets = markets;
        _limiter = limiter;
        _depthLimit = BinanceFacts.DepthLimitOf(context.Settings);
        _depthStream = $"@depth@{BinanceFacts.DepthSpeedOf(context.Settings)}";
    }

    /// <inheritdoc/>
    public override bool HasUpdateIds => true;

    /// <inheritdoc/>
    public override bool StreamsSnapshots => false;

    /// <inheritdoc/>
    protected override int MaxPairsPerConnection => BinanceFacts.PairsPerConnection;

    /// <inheritdoc/>
    public override async Task<OrderBookMessage> GetSnapshotAsync(string tradingPair, CancellationToken cancellationToken)
    {
        var symbol = await _markets.FindAsync(tradingPair, cancellationToken);
        return await _rest.GetDepthAsync(symbol.Symbol, _depthLimit, cancellationToken)
            .ParseAsync(ExchangeName, body => ReadSnapshot(body, symbol, Pool.Rent()), cancellationToken);
    }

    /// <inheritdoc/>
    public override async Task<IReadOnlyDictionary<string, decimal>> GetLastTradedPricesAsync(
        IReadOnlyCollection<string> tradingPairs, CancellationToken cancellationToken)
    {
        var symbols = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in tradingPairs)
            symbols[(await _markets.FindAsync(pair, cancellationToken)).Symbol] = pair;
        var tickers = symbols.Count <= BinanceFacts.SinglePriceRequests
            ? await Task.WhenAll(symbols.Keys.Select(symbol => _rest.GetTickerPriceAsync(symbol, cancellationToken)))
            : await _rest.GetTickerPricesAsync(cancellationToken);

        // A market that has never traded has the price zero.
        var prices = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var ticker in tickers)
        {
            if (ticker.Price > 0m && symbols.TryGetValue(ticker.Symbol, out var pair)) prices[pair] = ticker.Price;
        }

        return symbols.Values.FirstOrDefault(pair => !prices.ContainsKey(pair)) is { } missing
            ? throw new ExchangeException(ExchangeName, ExchangeErrorKind.NotFound, $"{ExchangeName} has no last price of {missing}.")
            : prices;
    }

    /// <inheritdoc/>
    protected override WebSocketConnection CreateConnection()
    {
        var address = BinanceFacts.AddressOf(_context.Settings, BinanceFacts.WebSocketEndpoint).AbsoluteUri.TrimEnd('/');
        var options = new WebSocketConnectionOptions
        {
            Uri = new Uri($"{address}/{BinanceFacts.CombinedStreamPath}"),
            MaxAge = BinanceFacts.NextLifetime(_context.Random),
            ConnectLimit = new RateLimitGate(_limiter, BinanceFacts.ConnectCall),
        };
        return NewConnection(options, BinanceFacts.StreamMessages);
    }

    /// <inheritdoc/>
    protected override Task PrepareAsync(CancellationToken cancellationToken) => _markets.RefreshAsync(cancellationToken);

    /// <inheritdoc/>
    protected override bool Lists(string tradingPair) => _markets.Symbols.FindPair(tradingPair) is not null;

    /// <inheritdoc/>
    protected override void WriteSubscribeRequest(
        IBufferWriter<byte> output, IReadOnlyCollection<string> tradingPairs, OrderBookMessageType kinds, long requestId) =>
        WriteRequest(output, "SUBSCRIBE"u8, tradingPairs, kinds, requestId);

    /// <inheritdoc/>
    protected override void WriteUnsubscribeRequest(
        IBufferWriter<byte> output, IReadOnlyCollection<string> tradingPairs, OrderBookMessageType kinds, long requestId) =>
        WriteRequest(output, "UNSUBSCRIBE"u8, tradingPairs, kinds, requestId);

    /// <inheritdoc/>
    protected override void ParseFrame(ReadOnlySpan<byte> frame, ref FrameContext context)
    {
        var symbols = KnownSymbols();
        if (!UsualDepthUpdate.TryRead(frame, symbols, ref context)) new StreamFrame(frame, symbols).Read(ref context);
    }

    /// <inheritdoc/>
    protected override void ParseRestAnswer(ReadOnlySpan<byte> body, string url, ref FrameContext context)
    {
        var end = url.IndexOf('?', StringComparison.Ordinal);
        var (path, query) = end < 0 ? (url, string.Empty) : (url[..end], url[(end + 1)..]);
        if (path.EndsWith(BinanceFacts.ExchangeInfoPath, StringComparison.Ordinal))
        {
            _markets.Use(ExchangeInfoParser.Parse(body).Symbols);
        }
        else if (path.EndsWith(BinanceFacts.DepthPath, StringComparison.Ordinal) && FindSymbol(query) is { } symbol)
        {
            context.TradingPair = symbol.TradingPair;
            context.Emit(ReadSnapshot(body, symbol, context.Rent(OrderBookMessageType.Snapshot)));
        }
    }

    private static OrderBookMessage ReadSnapshot(ReadOnlySpan<byte> body, TradedSymbol symbol, OrderBookMessage snapshot)
    {
        try
        {
            snapshot.Type = OrderBookMessageType.Snapshot;
            snapshot.TradingPair = symbol.TradingPair;
            JsonLevels.ReadBook(body, "lastUpdateId"u8, snapshot, symbol.Scale);
            return snapshot;
        }
        catch
        {
            snapshot.Return();
            throw;
        }
    }

    private void WriteRequest(
        IBufferWriter<byte> output, ReadOnlySpan<byte> method, IReadOnlyCollection<string> pairs, OrderBookMessageType kinds, long id)
    {
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        json.WriteString("method"u8, method);
        json.WriteStartArray("params"u8);
        foreach (var pair in pairs)
        {
            if (_markets.Symbols.FindPair(pair) is not { } symbol) continue;
            var stream = symbol.Symbol.ToLowerInvariant();
            // A stream of snapshots alone does not exist; depth updates keep the connection of those who ask for nothing else alive.
            if (kinds != OrderBookMessageType.Trade) json.WriteStringValue(stream + _depthStream);
            if (kinds.HasFlag(OrderBookMessageType.Trade)) json.WriteStringValue(stream + "@trade");
        }

        json.WriteEndArray();
        json.WriteNumber("id"u8, id);
        json.WriteEndObject();
    }

    private TradedSymbol? FindSymbol(string query)
    {
        const string Name = "symbol=";
        var parameter = Array.Find(query.Split('&'), part => part.StartsWith(Name, StringComparison.Ordinal));
        return parameter is null ? null : KnownSymbols().FindSymbol(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(parameter[Name.Length..])));
    }

    private SymbolMap KnownSymbols() => _markets.Symbols is { Count: > 0 } symbols
        ? symbols
        : throw BadData($"market data before its list of markets; a recording must begin with GET {BinanceFacts.ExchangeInfoPath}");
}

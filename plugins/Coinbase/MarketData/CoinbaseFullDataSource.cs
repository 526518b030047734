using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Hummingbot.Plugins.Coinbase.Rest;
using Hummingbot.Plugins.Sdk.OrderBooks;
using Hummingbot.Plugins.Sdk.RateLimits;
using Hummingbot.Plugins.Sdk.Rest;
using Hummingbot.Plugins.Sdk.Symbols;
using Hummingbot.Plugins.Sdk.Time;
using Hummingbot.Plugins.Sdk.Trackers;

namespace Hummingbot.Plugins.Coinbase.MarketData;

/// <summary>
/// Books of single orders: the channel <c>full</c>, whose messages are numbered without gaps in each product, on top of the level-3 book
/// over REST. Every message counts in the sequence, also those that leave the book as it is.
/// </summary>
internal sealed class CoinbaseFullDataSource(
    PluginContext context,
    ICoinbaseRestClient rest,
    CoinbaseProducts products,
    RateLimiter limiter,
    ServerTimeSynchronizer clock,
    IExchangeAuth? auth = null)
    : CoinbaseDataSource(
        context, rest, products, limiter, clock, auth, CoinbaseFacts.FullChannel, new ActiveOrderMessagePool(CoinbaseFacts.FullFeedCapacity))
{
    private readonly ICoinbaseRestClient _rest = rest;

    private static ReadOnlySpan<byte> NoAmount => "0"u8;

    public override bool HasUpdateIds => true;

    public override bool StreamsSnapshots => false;

    // The snapshot holds every order, and is tens of megabytes.
    protected override bool RefreshesHourly => false;

    public override async Task RequestSnapshotAsync(
        string tradingPair, ChannelWriter<OrderBookMessage> output, CancellationToken cancellationToken)
    {
        var product = await Products.FindAsync(tradingPair, cancellationToken);
        var snapshot = await _rest.GetBookAsync(product.Symbol, level: 3, cancellationToken)
            .ParseAsync(ExchangeName, body => ReadOrders(body, product), cancellationToken);
        if (!output.TryWrite(snapshot)) snapshot.Return();
    }

    protected override void ParseProductMessage(in CoinbaseFrame message, TradedSymbol product, ref FrameContext context)
    {
        var isMatch = message.Type == CoinbaseMessageType.Match;
        if (!isMatch && message.Type is not (CoinbaseMessageType.Received or CoinbaseMessageType.Open or CoinbaseMessageType.Change
            or CoinbaseMessageType.Done or CoinbaseMessageType.Activate)) return;

        // Both are read before either goes out: an unreadable message leaves no trace.
        var order = (context.Kinds & OrderBookMessageType.Diff) != 0 ? ReadOrder(message, product, context) : null;
        OrderBookMessage? trade = null;
        try
        {
            if (isMatch && (context.Kinds & OrderBookMessageType.Trade) != 0) trade = ReadTrade(message, product, context);
        }
        catch
        {
            order?.Return();
            throw;
        }

        if (order is not null) context.Emit(order);
        if (trade is not null) context.Emit(trade);
    }

    protected override void ParseRestAnswer(ReadOnlySpan<byte> body, string url, ref FrameContext context)
    {
        base.ParseRestAnswer(body, url, ref context);
        var address = new Uri(url);
        if (address.Segments is [.., "products/", var productId, "book"]
            && address.Query.Contains("level=3", StringComparison.Ordinal)
            && Products.Symbols.FindSymbol(Encoding.UTF8.GetBytes(productId.TrimEnd('/'))) is { } product)
            context.Emit(ReadOrders(body, product));
    }

    private ActiveOrderMessage ReadOrders(ReadOnlySpan<byte> body, TradedSymbol product)
    {
        var book = new CoinbaseFrame();
        book.Read(body, SymbolMap.Empty);
        book.Check();
        var snapshot = (ActiveOrderMessage)Pool.Rent();
        try
        {
            snapshot.Type = OrderBookMessageType.Snapshot;
            snapshot.TradingPair = product.TradingPair;
            snapshot.ExchangeTime = book.Time;
            snapshot.FirstUpdateId = snapshot.UpdateId = book.RequireSequence();
            CoinbaseLevels.ReadOrders(book, snapshot, new OrderBookMessageWriter(snapshot, product.Scale));
            return snapshot;
        }
        catch
        {
            snapshot.Return();
            throw;
        }
    }

    private static ActiveOrderMessage ReadOrder(in CoinbaseFrame frame, TradedSymbol product, in FrameContext context)
    {
        var message = (ActiveOrderMessage)context.Rent(OrderBookMessageType.Diff);
        try
        {
            message.TradingPair = product.TradingPair;
            message.ExchangeTime = frame.Time;
            message.FirstUpdateId = message.UpdateId = frame.RequireSequence();
            Fill(message, frame, product);
            return message;
        }
        catch
        {
            message.Return();
            throw;
        }
    }

    private static void Fill(ActiveOrderMessage message, in CoinbaseFrame frame, TradedSymbol product)
    {
        switch (frame.Type)
        {
            case CoinbaseMessageType.Open:
                SetOrder(message, ActiveOrderAction.Open, frame, frame.OrderId, frame.Price, frame.RemainingSize, product);
                break;
            case CoinbaseMessageType.Match:
                SetOrder(message, ActiveOrderAction.Match, frame, frame.MakerOrderId, frame.Price, frame.Size, product);
                break;
            case CoinbaseMessageType.Done when !frame.Price.IsEmpty:
                SetOrder(message, ActiveOrderAction.Done, frame, frame.OrderId, frame.Price, NoAmount, product);
                break;
            case CoinbaseMessageType.Change:
                FillChange(message, frame, product);
                break;
        }
    }

    // Without a price it is a market order, which never rests. A modified order comes with its new price beside its new size.
    private static void FillChange(ActiveOrderMessage message, in CoinbaseFrame frame, TradedSymbol product)
    {
        var price = frame.NewPrice.IsEmpty ? frame.Price : frame.NewPrice;
        if (price.IsEmpty) return;
        if (!frame.NewSize.IsEmpty)
        {
            SetOrder(message, ActiveOrderAction.Change, frame, frame.OrderId, price, frame.NewSize, product);
            message.Quantity = ActiveOrderQuantity.Size;
            return;
        }

        SetOrder(message, ActiveOrderAction.Change, frame, frame.OrderId, price, NoAmount, product);
        if (!message.TrySetFunds(frame.NewFunds)) throw new JsonException("a change to neither a new size nor new funds");
    }

    private static void SetOrder(
        ActiveOrderMessage message,
        ActiveOrderAction action,
        in CoinbaseFrame frame,
        ReadOnlySpan<byte> orderId,
        ReadOnlySpan<byte> price,
        ReadOnlySpan<byte> size,
        TradedSymbol product)
    {
        message.OrderId = CoinbaseLevels.OrderIdOf(orderId);
        message.Side = CoinbaseLevels.SideOf(frame.Side);
        CoinbaseLevels.Check(new OrderBookMessageWriter(message, product.Scale).Read(price, size, out var order), "an order");
        message.Order = order;
        message.Action = action;
    }
}

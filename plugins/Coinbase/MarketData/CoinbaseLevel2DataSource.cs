using Hummingbot.Plugins.Coinbase.Rest;
using Hummingbot.Plugins.Sdk.OrderBooks;
using Hummingbot.Plugins.Sdk.RateLimits;
using Hummingbot.Plugins.Sdk.Symbols;
using Hummingbot.Plugins.Sdk.Time;
using Hummingbot.Plugins.Sdk.Trackers;

namespace Hummingbot.Plugins.Coinbase.MarketData;

/// <summary>
/// Books of price levels from the channel <c>level2_batch</c> (every 50 ms, for everybody) or <c>level2</c> (at once, for account holders).
/// The feed sends a snapshot first and vouches for the rest: there are no update ids.
/// </summary>
internal sealed class CoinbaseLevel2DataSource(
    PluginContext context,
    ICoinbaseRestClient rest,
    CoinbaseProducts products,
    RateLimiter limiter,
    ServerTimeSynchronizer clock,
    string channel,
    IExchangeAuth? auth = null)
    : CoinbaseDataSource(context, rest, products, limiter, clock, auth, channel, new OrderBookMessagePool())
{
    public override bool HasUpdateIds => false;

    public override bool StreamsSnapshots => true;

    protected override bool TryParseUsual(ReadOnlySpan<byte> frame, ref FrameContext context) =>
        UsualL2Update.TryRead(frame, Products.Symbols, ref context);

    protected override void ParseProductMessage(in CoinbaseFrame message, TradedSymbol product, ref FrameContext context)
    {
        switch (message.Type)
        {
            case CoinbaseMessageType.L2Update when (context.Kinds & OrderBookMessageType.Diff) != 0:
                EmitLevels(OrderBookMessageType.Diff, message, product, ref context);
                break;
            case CoinbaseMessageType.Snapshot when (context.Kinds & OrderBookMessageType.Snapshot) != 0:
                EmitLevels(OrderBookMessageType.Snapshot, message, product, ref context);
                break;
            case CoinbaseMessageType.Match when (context.Kinds & OrderBookMessageType.Trade) != 0:
                context.Emit(ReadTrade(message, product, context));
                break;
        }
    }

    private static void EmitLevels(OrderBookMessageType type, in CoinbaseFrame frame, TradedSymbol product, ref FrameContext context)
    {
        var message = context.Rent(type);
        try
        {
            message.TradingPair = product.TradingPair;
            message.ExchangeTime = frame.Time;
            var writer = new OrderBookMessageWriter(message, product.Scale);
            if (type == OrderBookMessageType.Snapshot) CoinbaseLevels.ReadBook(frame, writer);
            else CoinbaseLevels.ReadChanges(frame, writer);
        }
        catch
        {
            message.Return();
            throw;
        }

        context.Emit(message);
    }
}

using Hummingbot.Plugins.Sdk.OrderBooks;
using Hummingbot.Plugins.Sdk.Symbols;
using Hummingbot.Plugins.Sdk.Trackers;

namespace Hummingbot.Plugins.Coinbase.MarketData;

/// <summary>
/// The message that makes up nearly all of a channel of levels, read in the one spelling that the venue uses for it:
/// <c>{"type":"l2update","product_id":"ETH-USD","changes":[["buy","price","size"],…],"time":"…"}</c>.
/// </summary>
/// <remarks>
/// Anything else, be it another spelling, another message or a wrong one, is left to <see cref="CoinbaseFrame"/>, which alone judges. What is
/// read here <see cref="CoinbaseFrame"/> would read the same way.
/// </remarks>
internal static class UsualL2Update
{
    /// <summary>Reads the message and emits the diff.</summary>
    /// <param name="frame">The message.</param>
    /// <param name="symbols">The venue's products.</param>
    /// <param name="context">Takes the pair and the diff.</param>
    /// <returns><see langword="false"/>, and nothing has happened, when this is not such a message of a known product.</returns>
    public static bool TryRead(ReadOnlySpan<byte> frame, SymbolMap symbols, ref FrameContext context)
    {
        if ((context.Kinds & OrderBookMessageType.Diff) == 0) return false;
        var json = new JsonScanner(frame);
        if (!json.TrySkip("{\"type\":\"l2update\",\"product_id\":\""u8) || !json.TryReadText(out var productId)) return false;
        if (!json.TrySkip("\",\"changes\":["u8) || symbols.FindSymbol(productId) is not { } product) return false;

        var diff = context.Rent(OrderBookMessageType.Diff);
        if (!TryReadChanges(ref json, diff, product) || !json.TrySkip(",\"time\":\""u8) || !json.TryReadText(out var text)
            || !json.TrySkip("\"}"u8) || !json.IsAtEnd || !CoinbaseTime.TryRead(text, out var time))
        {
            diff.Return();
            return false;
        }

        diff.TradingPair = product.TradingPair;
        diff.ExchangeTime = time;
        context.TradingPair = product.TradingPair;
        context.Emit(diff);
        return true;
    }

    // The rows and the bracket that ends them.
    private static bool TryReadChanges(ref JsonScanner scanner, OrderBookMessage diff, TradedSymbol product)
    {
        var json = scanner; // a copy stays in registers
        var writer = new OrderBookMessageWriter(diff, product.Scale);
        var (prices, sizes) = (writer.Prices, writer.Amounts);
        do
        {
            var isBid = json.TrySkip("[\"buy\",\""u8);
            if (!isBid && !json.TrySkip("[\"sell\",\""u8)) return false;
            if (!json.TryReadNumber(in prices, out var price) || price == 0) return false;
            if (!json.TrySkip("\",\""u8) || !json.TryReadNumber(in sizes, out var size) || !json.TrySkip("\"]"u8)) return false;
            if (isBid) diff.AddBid(new OrderBookLevel(price, size));
            else diff.AddAsk(new OrderBookLevel(price, size));
        }
        while (json.TrySkip(","u8));

        scanner = json;
        return scanner.TrySkip("]"u8);
    }
}

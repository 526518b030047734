using Hummingbot.Plugins.Sdk.OrderBooks;
using Hummingbot.Plugins.Sdk.Symbols;
using Hummingbot.Plugins.Sdk.Trackers;

namespace Hummingbot.Plugins.Binance.MarketData;

/// <summary>
/// The message that makes up nearly all of the traffic, read in the one spelling that the venue uses for it; raw
/// <c>{"e":"depthUpdate","E":1,"s":"BTCUSDT","U":1,"u":2,"b":[["price","amount"],…],"a":[…]}</c> or wrapped as <c>{"stream":…,"data":…}</c>.
/// </summary>
/// <remarks>
/// Anything else, be it another spelling, another message or a wrong one, is left to <see cref="StreamFrame"/>, which alone judges. What is
/// read here <see cref="StreamFrame"/> would read the same way.
/// </remarks>
internal static class UsualDepthUpdate
{
    /// <summary>Reads the message and emits the diff.</summary>
    /// <returns><see langword="false"/>, and nothing has happened, when this is not such a message of a known symbol.</returns>
    public static bool TryRead(ReadOnlySpan<byte> frame, SymbolMap symbols, ref FrameContext context)
    {
        if ((context.Kinds & OrderBookMessageType.Diff) == 0) return false;
        var json = new JsonScanner(frame);
        ReadOnlySpan<byte> stream = default;
        var isWrapped = json.TrySkip("{\"stream\":\""u8);
        if (isWrapped && !(json.TryReadText(out stream) && json.TrySkip("\",\"data\":"u8))) return false;
        if (!json.TrySkip("{\"e\":\"depthUpdate\",\"E\":"u8) || !json.TryReadInteger(out var time)) return false;
        if (!json.TrySkip(",\"s\":\""u8) || !json.TryReadText(out var name)) return false;
        if (!json.TrySkip("\",\"U\":"u8) || !json.TryReadInteger(out var first)) return false;
        if (!json.TrySkip(",\"u\":"u8) || !json.TryReadInteger(out var last)) return false;
        if (!json.TrySkip(",\"b\":"u8)) return false;
        if (time > StreamFrame.LatestTime || last < first) return false;
        if (symbols.FindSymbol(name) is not { } symbol || (isWrapped && !IsDepthStream(stream, name))) return false;

        var diff = context.Rent(OrderBookMessageType.Diff);
        var writer = new OrderBookMessageWriter(diff, symbol.Scale);
        if (!JsonLevels.TryReadBids(ref json, writer) || !json.TrySkip(",\"a\":"u8) || !JsonLevels.TryReadAsks(ref json, writer)
            || !json.TrySkip("}"u8) || (isWrapped && !json.TrySkip("}"u8)) || !json.IsAtEnd)
        {
            diff.Return();
            return false;
        }

        diff.TradingPair = symbol.TradingPair;
        diff.FirstUpdateId = first;
        diff.UpdateId = last;
        diff.ExchangeTime = DateTimeOffset.FromUnixTimeMilliseconds(time);
        context.TradingPair = symbol.TradingPair;
        context.Emit(diff);
        return true;
    }

    // Stream names are in lower case, symbols are not.
    private static bool IsDepthStream(ReadOnlySpan<byte> stream, ReadOnlySpan<byte> symbol)
    {
        if (stream.Length <= symbol.Length) return false;
        for (var i = 0; i < symbol.Length; i++)
        {
            var upper = stream[i] is >= (byte)'a' and <= (byte)'z' ? stream[i] - ('a' - 'A') : stream[i];
            if (upper != symbol[i]) return false;
        }

        return stream[symbol.Length..] is var kind && (kind.SequenceEqual("@depth@100ms"u8) || kind.SequenceEqual("@depth@1000ms"u8));
    }
}

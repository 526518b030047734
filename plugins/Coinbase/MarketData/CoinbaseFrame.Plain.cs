using Hummingbot.Plugins.Sdk.Symbols;

namespace Hummingbot.Plugins.Coinbase.MarketData;

/// <content>
/// The fast way to read what nearly all messages are: one flat object without blanks, whose values are texts without escapes and whole
/// numbers. It gives up at the first byte that differs: <see cref="Read"/> then reads the message from its beginning, and alone decides what
/// is wrong with it.
/// </content>
internal ref partial struct CoinbaseFrame
{
    // So many digits always fit 64 bits.
    private const int MostDigits = 18;

    /// <summary>Reads the whole object, in whatever order its members came.</summary>
    /// <param name="json">The message.</param>
    /// <param name="symbols">The venue's products.</param>
    /// <returns>Whether it has been read to its end, as <see cref="Read"/> would have done; otherwise what is here is of no use.</returns>
    public bool TryReadPlain(ReadOnlySpan<byte> json, SymbolMap symbols)
    {
        // With a brace at the very end, the byte after a quote, a colon or a digit is always within the text.
        if (json is not [(byte)'{', .., (byte)'}']) return false;
        var quotes = new QuoteScanner(json);
        var position = 0;
        do
        {
            // At the brace or comma before a name.
            var nameStart = quotes.Next() + 1;
            var nameEnd = quotes.Next();
            if (nameStart != position + 2 || nameEnd < 0 || json[nameEnd + 1] != ':') return false;
            var name = json[nameStart..nameEnd];
            var valueStart = nameEnd + 2;
            if (json[valueStart] == '"')
            {
                quotes.Next();
                var valueEnd = quotes.Next();
                if (valueEnd < 0 || !TrySetText(name, json[(valueStart + 1)..valueEnd], symbols)) return false;
                position = valueEnd + 1;
            }
            else
            {
                position = valueStart;
                if (!TryReadDigits(json, ref position, out var number) || !TrySetNumber(name, number)) return false;
            }
        }
        while (json[position] == ',');

        return json[position] == '}' && position == json.Length - 1;
    }

    // A text whose name occurs twice, or that should have been none, is left to the other parser.
    private bool TrySetText(ReadOnlySpan<byte> name, ReadOnlySpan<byte> text, SymbolMap symbols)
    {
        switch (name.Length)
        {
            case 4:
                if (name.SequenceEqual("type"u8)) return TrySetType(text);
                if (name.SequenceEqual("side"u8)) return TrySet(ref Side, text);
                if (name.SequenceEqual("size"u8)) return TrySet(ref Size, text);
                if (name.SequenceEqual("time"u8)) return CoinbaseTime.TryRead(text, out Time);
                return !name.SequenceEqual("bids"u8) && !name.SequenceEqual("asks"u8);
            case 5:
                return !name.SequenceEqual("price"u8) || TrySet(ref Price, text);
            case 7:
                return !name.SequenceEqual("changes"u8) && !name.SequenceEqual("message"u8);
            case 8:
                if (name.SequenceEqual("order_id"u8)) return TrySet(ref OrderId, text);
                if (name.SequenceEqual("new_size"u8)) return TrySet(ref NewSize, text);
                return !name.SequenceEqual("sequence"u8) && !name.SequenceEqual("trade_id"u8);
            case 9:
                if (name.SequenceEqual("new_price"u8)) return TrySet(ref NewPrice, text);
                return !name.SequenceEqual("new_funds"u8) || TrySet(ref NewFunds, text);
            case 10:
                if (!name.SequenceEqual("product_id"u8)) return true;
                if (HasProduct) return false;
                SetProduct(text, symbols);
                return HasProduct;
            case 14:
                if (name.SequenceEqual("maker_order_id"u8)) return TrySet(ref MakerOrderId, text);
                return !name.SequenceEqual("remaining_size"u8) || TrySet(ref RemainingSize, text);
            default:
                return true;
        }
    }

    // The words of an error are left to the other parser, too.
    private bool TrySetType(ReadOnlySpan<byte> text)
    {
        if (Type != default) return false;
        Type = CoinbaseMessageTypes.Parse(text);
        return Type != CoinbaseMessageType.Error;
    }

    // No other member is a number in the messages that matter.
    private bool TrySetNumber(ReadOnlySpan<byte> name, long number)
    {
        if (name.SequenceEqual("sequence"u8)) return TrySet(ref Sequence, number);
        return name.SequenceEqual("trade_id"u8) && TrySet(ref TradeId, number);
    }

    private static bool TrySet(ref ReadOnlySpan<byte> member, ReadOnlySpan<byte> text)
    {
        if (!member.IsEmpty) return false;
        member = text;
        return !text.IsEmpty;
    }

    private static bool TrySet(ref long member, long number)
    {
        if (member >= 0) return false;
        member = number;
        return true;
    }

    private static bool TryReadDigits(ReadOnlySpan<byte> json, ref int position, out long number)
    {
        var start = position;
        number = 0;
        for (uint digit; (digit = (uint)json[position] - '0') <= 9; position++) number = (number * 10) + digit;
        var digits = position - start;
        return digits is > 0 and <= MostDigits && (digits == 1 || json[start] != '0');
    }
}

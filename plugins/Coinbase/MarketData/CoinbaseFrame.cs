using System.Text.Json;
using Hummingbot.Plugins.Sdk.Symbols;

namespace Hummingbot.Plugins.Coinbase.MarketData;

/// <summary>
/// The members of one JSON object of the feed or of a REST book, in whatever order they came. Texts and arrays are slices of the message,
/// so reading allocates nothing.
/// </summary>
internal ref partial struct CoinbaseFrame
{
    public CoinbaseMessageType Type;
    public long Sequence = -1;
    public long TradeId = -1;
    public DateTimeOffset Time;
    public ReadOnlySpan<byte> Side;
    public ReadOnlySpan<byte> Price;
    public ReadOnlySpan<byte> Size;
    public ReadOnlySpan<byte> OrderId;
    public ReadOnlySpan<byte> MakerOrderId;
    public ReadOnlySpan<byte> RemainingSize;
    public ReadOnlySpan<byte> NewSize;
    public ReadOnlySpan<byte> NewPrice;
    public ReadOnlySpan<byte> NewFunds;

    /// <summary>Whether the message names a product.</summary>
    public bool HasProduct;

    /// <summary>The product; <see langword="null"/> when the message names none or one that the venue does not list.</summary>
    public TradedSymbol? Symbol;

    // The JSON of whatever is not a plain text: an error's words, [[side, price, size], …], [[price, size, …], …].
    public ReadOnlySpan<byte> Message;
    public ReadOnlySpan<byte> Reason;
    public ReadOnlySpan<byte> Changes;
    public ReadOnlySpan<byte> Bids;
    public ReadOnlySpan<byte> Asks;

    private string? _problem;

    public CoinbaseFrame()
    {
    }

    /// <summary>Reads the whole object. What was read before a failure stays, so that the message's product is known if it came first.</summary>
    /// <param name="json">The message.</param>
    /// <param name="symbols">The venue's products.</param>
    /// <exception cref="JsonException">It is not one JSON object.</exception>
    public void Read(ReadOnlySpan<byte> json, SymbolMap symbols)
    {
        this = new CoinbaseFrame();
        var reader = new Utf8JsonReader(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) throw new JsonException("not a JSON object");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.ValueSpan;
            reader.Read();
            if (name.SequenceEqual("type"u8)) Type = CoinbaseMessageTypes.Parse(Text(ref reader, "type", Type != default));
            else if (name.SequenceEqual("product_id"u8)) SetProduct(Text(ref reader, "product_id", HasProduct), symbols);
            else if (name.SequenceEqual("changes"u8)) Changes = Array(ref reader, json, "changes", Changes);
            else if (name.SequenceEqual("time"u8)) Time = Instant(ref reader);
            else if (name.SequenceEqual("sequence"u8)) Sequence = Number(ref reader, "sequence", Sequence);
            else if (name.SequenceEqual("price"u8)) Price = Text(ref reader, "price", !Price.IsEmpty);
            else if (name.SequenceEqual("side"u8)) Side = Text(ref reader, "side", !Side.IsEmpty);
            else if (name.SequenceEqual("order_id"u8)) OrderId = Text(ref reader, "order_id", !OrderId.IsEmpty);
            else if (name.SequenceEqual("remaining_size"u8)) RemainingSize = Text(ref reader, "remaining_size", !RemainingSize.IsEmpty);
            else if (name.SequenceEqual("size"u8)) Size = Text(ref reader, "size", !Size.IsEmpty);
            else if (name.SequenceEqual("trade_id"u8)) TradeId = Number(ref reader, "trade_id", TradeId);
            else if (name.SequenceEqual("maker_order_id"u8)) MakerOrderId = Text(ref reader, "maker_order_id", !MakerOrderId.IsEmpty);
            else if (name.SequenceEqual("new_size"u8)) NewSize = Text(ref reader, "new_size", !NewSize.IsEmpty);
            else if (name.SequenceEqual("new_price"u8)) NewPrice = Text(ref reader, "new_price", !NewPrice.IsEmpty);
            else if (name.SequenceEqual("new_funds"u8)) NewFunds = Text(ref reader, "new_funds", !NewFunds.IsEmpty);
            else if (name.SequenceEqual("bids"u8)) Bids = Array(ref reader, json, "bids", Bids);
            else if (name.SequenceEqual("asks"u8)) Asks = Array(ref reader, json, "asks", Asks);
            else if (name.SequenceEqual("message"u8)) Message = Value(ref reader, json);
            else if (name.SequenceEqual("reason"u8)) Reason = Value(ref reader, json);
            else reader.Skip();
        }

        if (reader.Read()) throw new JsonException("more than one JSON value");
    }

    /// <summary>Refuses members of a wrong shape: only once the type is known, since the venue may send others that look different.</summary>
    /// <exception cref="JsonException">A member is not what it should be.</exception>
    public readonly void Check()
    {
        if (_problem is not null) throw new JsonException(_problem);
    }

    /// <summary>The sequence, where there must be one.</summary>
    /// <exception cref="JsonException">There is none.</exception>
    public readonly long RequireSequence() => Sequence >= 0 ? Sequence : throw new JsonException("a message without its sequence");

    /// <summary>The words of an error, cut to what fits a log.</summary>
    public static string WordsOf(in CoinbaseFrame error)
    {
        const int MostShown = 300;
        var words = error.Reason.IsEmpty ? Plain(error.Message) : $"{Plain(error.Message)}: {Plain(error.Reason)}";
        return words.Length > MostShown ? words[..MostShown] + "…" : words;
    }

    private static string Plain(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        return !json.IsEmpty && reader.Read() && reader.TokenType == JsonTokenType.String ? reader.GetString()! : "no words";
    }

    private void SetProduct(ReadOnlySpan<byte> productId, SymbolMap symbols)
    {
        HasProduct = !productId.IsEmpty;
        Symbol = symbols.FindSymbol(productId);
    }

    private ReadOnlySpan<byte> Text(scoped ref Utf8JsonReader reader, string name, bool isKnown)
    {
        if (isKnown) _problem ??= $"a message whose {name} occurs twice";
        if (reader.TokenType == JsonTokenType.Null) return default;
        if (reader.TokenType == JsonTokenType.String && !reader.ValueIsEscaped) return reader.ValueSpan;
        _problem ??= $"a message whose {name} is not plain text";
        reader.Skip();
        return default;
    }

    private ReadOnlySpan<byte> Array(scoped ref Utf8JsonReader reader, ReadOnlySpan<byte> json, string name, ReadOnlySpan<byte> known)
    {
        if (!known.IsEmpty) _problem ??= $"a message whose {name} occur twice";
        if (reader.TokenType != JsonTokenType.StartArray) _problem ??= $"a message whose {name} are not an array";
        return Value(ref reader, json);
    }

    private long Number(scoped ref Utf8JsonReader reader, string name, long known)
    {
        if (known >= 0) _problem ??= $"a message whose {name} occurs twice";
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var value) && value >= 0) return value;
        _problem ??= $"a message whose {name} is not a whole number";
        reader.Skip();
        return -1;
    }

    private DateTimeOffset Instant(scoped ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null) return default;
        if (reader.TokenType == JsonTokenType.String && reader.TryGetDateTimeOffset(out var time)) return time;
        _problem ??= "a message whose time is not a time";
        reader.Skip();
        return default;
    }

    private static ReadOnlySpan<byte> Value(scoped ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return json[start..(int)reader.BytesConsumed];
    }
}

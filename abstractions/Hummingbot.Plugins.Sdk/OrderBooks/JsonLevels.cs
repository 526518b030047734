using System.Text.Json;

namespace Hummingbot.Plugins.Sdk.OrderBooks;

/// <summary>Reads the usual JSON of price levels, <c>[["price","amount"],…]</c>, without allocating.</summary>
/// <remarks>
/// A level is an array that begins with price and amount, each a string or a number; what follows in it is ignored. Anything else, and
/// any number that a book cannot hold, is a <see cref="JsonException"/>; the message then holds the levels before it.
/// </remarks>
public static class JsonLevels
{
    /// <summary>Appends bid levels to a message.</summary>
    /// <param name="reader">At the array's start; left at its end.</param>
    /// <param name="writer">The message.</param>
    public static void ReadBids(ref Utf8JsonReader reader, OrderBookMessageWriter writer) => Read(ref reader, writer, isBid: true);

    /// <summary>Appends ask levels to a message.</summary>
    /// <param name="reader">At the array's start; left at its end.</param>
    /// <param name="writer">The message.</param>
    public static void ReadAsks(ref Utf8JsonReader reader, OrderBookMessageWriter writer) => Read(ref reader, writer, isBid: false);

    /// <summary>Appends bid levels to a message, the fast way.</summary>
    /// <param name="scanner">At the array's start; at its end when the result is <see langword="true"/>.</param>
    /// <param name="writer">The message.</param>
    /// <returns>
    /// <see langword="false"/> when the levels are not all spelled <c>["price","amount"]</c> with plain numbers of the message's scale; some
    /// may have been appended then. <see cref="ReadBids"/> says whether there is something wrong with them.
    /// </returns>
    public static bool TryReadBids(ref JsonScanner scanner, OrderBookMessageWriter writer) => TryRead(ref scanner, writer, isBid: true);

    /// <summary>Appends ask levels to a message, the fast way.</summary>
    /// <param name="scanner">At the array's start; at its end when the result is <see langword="true"/>.</param>
    /// <param name="writer">The message.</param>
    /// <returns>As for <see cref="TryReadBids"/>.</returns>
    public static bool TryReadAsks(ref JsonScanner scanner, OrderBookMessageWriter writer) => TryRead(ref scanner, writer, isBid: false);

    /// <summary>
    /// Fills a snapshot from the usual JSON of a whole book, <c>{"id":1,"bids":[["price","amount"],…],"asks":[…]}</c>; other keys are ignored.
    /// </summary>
    /// <param name="json">The book.</param>
    /// <param name="idName">What the venue calls the id of the last update in it; its value is an integer.</param>
    /// <param name="snapshot">A message without levels; stays the caller's, whatever happens.</param>
    /// <param name="scale">The pair's hint.</param>
    public static void ReadBook(ReadOnlySpan<byte> json, ReadOnlySpan<byte> idName, OrderBookMessage snapshot, PairScale scale)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var writer = new OrderBookMessageWriter(snapshot, scale);
        var id = -1L;
        var (hasBids, hasAsks) = (false, false);
        var reader = new Utf8JsonReader(json);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("a book that is not a JSON object");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (reader.ValueTextEquals(idName))
            {
                reader.Read();
                if (id >= 0 || reader.TokenType != JsonTokenType.Number || !reader.TryGetInt64(out id) || id < 0)
                    throw new JsonException("a book whose id is not an integer");
            }
            else if (!hasBids && reader.ValueTextEquals("bids"u8))
            {
                reader.Read();
                ReadBids(ref reader, writer);
                hasBids = true;
            }
            else if (!hasAsks && reader.ValueTextEquals("asks"u8))
            {
                reader.Read();
                ReadAsks(ref reader, writer);
                hasAsks = true;
            }
            else
            {
                reader.Skip();
            }
        }

        reader.Read(); // refuses whatever follows
        if (id < 0 || !hasBids || !hasAsks) throw new JsonException("a book without id, bids or asks");
        snapshot.UpdateId = id;
        snapshot.FirstUpdateId = id;
    }

    private static bool TryRead(ref JsonScanner scanner, OrderBookMessageWriter writer, bool isBid)
    {
        var json = scanner; // a copy stays in registers
        if (!json.TrySkip("[]"u8))
        {
            if (!json.TrySkip("[[\""u8)) return false;
            var (prices, amounts) = (writer.Prices, writer.Amounts);
            do
            {
                if (!json.TryReadNumber(in prices, out var price) || price == 0) return false;
                if (!json.TrySkip("\",\""u8) || !json.TryReadNumber(in amounts, out var amount)) return false;
                writer.Add(new OrderBookLevel(price, amount), isBid);
            }
            while (json.TrySkip("\"],[\""u8));
            if (!json.TrySkip("\"]]"u8)) return false;
        }

        scanner = json;
        return true;
    }

    private static void Read(ref Utf8JsonReader reader, OrderBookMessageWriter writer, bool isBid)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException("price levels are not an array");
        for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
        {
            if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException("a price level is not an array");
            var price = ReadNumber(ref reader);
            var amount = ReadNumber(ref reader);
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) reader.Skip();

            var error = isBid ? writer.AddBid(price, amount) : writer.AddAsk(price, amount);
            if (error == LevelError.None) continue;
            throw new JsonException($"{(isBid ? "bid" : "ask")} {index + 1} is refused: {error.Describe()}");
        }
    }

    private static ReadOnlySpan<byte> ReadNumber(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType is JsonTokenType.String or JsonTokenType.Number
            ? reader.ValueSpan
            : throw new JsonException("a price level does not begin with its price and amount");
    }
}

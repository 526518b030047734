using System.Text.Json;
using Hummingbot.Plugins.Sdk.OrderBooks;

namespace Hummingbot.Plugins.Coinbase.MarketData;

/// <summary>Reads the venue's own lists and words. Whatever is wrong with them ends in a <see cref="JsonException"/>.</summary>
internal static class CoinbaseLevels
{
    /// <summary>Appends the levels of a snapshot on the feed.</summary>
    public static void ReadBook(in CoinbaseFrame snapshot, OrderBookMessageWriter writer)
    {
        var reader = ArrayOf(snapshot.Bids, "bids");
        JsonLevels.ReadBids(ref reader, writer);
        reader = ArrayOf(snapshot.Asks, "asks");
        JsonLevels.ReadAsks(ref reader, writer);
    }

    /// <summary>Appends <c>[[side, price, size], …]</c>.</summary>
    public static void ReadChanges(in CoinbaseFrame update, OrderBookMessageWriter writer)
    {
        var reader = ArrayOf(update.Changes, "changes");
        while (BeginsRow(ref reader))
        {
            var side = SideOf(NextText(ref reader));
            var price = NextText(ref reader);
            var size = NextText(ref reader);
            Check(side == TradeType.Buy ? writer.AddBid(price, size) : writer.AddAsk(price, size), "a change");
            EndRow(ref reader);
        }
    }

    /// <summary>Appends <c>[[price, size, order id], …]</c> of both sides of a level-3 book.</summary>
    public static void ReadOrders(in CoinbaseFrame book, ActiveOrderMessage message, OrderBookMessageWriter writer)
    {
        ReadOrders(ArrayOf(book.Bids, "bids"), TradeType.Buy, message, writer);
        ReadOrders(ArrayOf(book.Asks, "asks"), TradeType.Sell, message, writer);
    }

    private static void ReadOrders(Utf8JsonReader reader, TradeType side, ActiveOrderMessage message, OrderBookMessageWriter writer)
    {
        while (BeginsRow(ref reader))
        {
            Check(writer.Read(NextText(ref reader), NextText(ref reader), out var level), "an order");
            message.AddOrder(new ActiveOrder(side, level.Price, level.Amount, OrderIdOf(NextText(ref reader))));
            EndRow(ref reader);
        }
    }

    /// <summary>Reads a side.</summary>
    public static TradeType SideOf(ReadOnlySpan<byte> text) =>
        text.SequenceEqual("buy"u8) ? TradeType.Buy
        : text.SequenceEqual("sell"u8) ? TradeType.Sell
        : throw new JsonException("a side that is neither buy nor sell");

    /// <summary>Reads an order id.</summary>
    public static UInt128 OrderIdOf(ReadOnlySpan<byte> text) =>
        ActiveOrderId.TryParse(text, out var orderId) ? orderId : throw new JsonException("an order without an id of the venue's form");

    /// <summary>Raises what a writer found wrong with a pair of numbers.</summary>
    public static void Check(LevelError error, string what)
    {
        if (error != LevelError.None) throw new JsonException($"{what} is refused: {error.Describe()}");
    }

    private static Utf8JsonReader ArrayOf(ReadOnlySpan<byte> json, string name)
    {
        if (json.IsEmpty) throw new JsonException($"a message without its {name}");
        var reader = new Utf8JsonReader(json);
        reader.Read();
        return reader;
    }

    private static bool BeginsRow(scoped ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType switch
        {
            JsonTokenType.StartArray => true,
            JsonTokenType.EndArray => false,
            _ => throw new JsonException("a row that is not an array"),
        };
    }

    private static ReadOnlySpan<byte> NextText(scoped ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.String ? reader.ValueSpan : throw new JsonException("a row with too few texts");
    }

    private static void EndRow(scoped ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) reader.Skip();
    }
}

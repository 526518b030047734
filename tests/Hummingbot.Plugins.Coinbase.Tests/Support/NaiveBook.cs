using System.Globalization;
using System.Text.Json;

namespace Hummingbot.Plugins.Coinbase.Tests.Support;

/// <summary>
/// The venue's documented rules for a level-2 book, in the plainest code there is: JSON documents, dictionaries and decimals. It shares
/// nothing with the connector.
/// </summary>
internal sealed class NaiveBook
{
    public Dictionary<decimal, decimal> Bids { get; } = [];

    public Dictionary<decimal, decimal> Asks { get; } = [];

    public static void Apply(Dictionary<string, NaiveBook> books, string frame)
    {
        using var json = JsonDocument.Parse(frame);
        var root = json.RootElement;
        var type = root.GetProperty("type").GetString();
        if (type is not ("snapshot" or "l2update")) return;
        var product = root.GetProperty("product_id").GetString()!;
        if (type == "snapshot")
        {
            var book = books[product] = new NaiveBook();
            foreach (var level in root.GetProperty("bids").EnumerateArray()) book.Bids[Number(level[0])] = Number(level[1]);
            foreach (var level in root.GetProperty("asks").EnumerateArray()) book.Asks[Number(level[0])] = Number(level[1]);
            return;
        }

        foreach (var change in root.GetProperty("changes").EnumerateArray())
        {
            var side = change[0].GetString() == "buy" ? books[product].Bids : books[product].Asks;
            if (Number(change[2]) == 0m) side.Remove(Number(change[1]));
            else side[Number(change[1])] = Number(change[2]);
        }
    }

    private static decimal Number(JsonElement text) => decimal.Parse(text.GetString()!, CultureInfo.InvariantCulture);
}

using System.Globalization;
using System.Text.Json;

namespace Hummingbot.Plugins.Binance.Tests.Support;

/// <summary>
/// The venue's documented rules for a local book, in the plainest code there is: JSON documents, dictionaries and decimals. It shares nothing
/// with the connector.
/// </summary>
internal sealed class NaiveBook
{
    private readonly List<JsonElement> _waiting = [];
    private long? _lastId;

    public Dictionary<decimal, decimal> Bids { get; } = [];

    public Dictionary<decimal, decimal> Asks { get; } = [];

    public int Dropped { get; private set; }

    public int Applied { get; private set; }

    public int Gaps { get; private set; }

    public static Dictionary<string, NaiveBook> Rebuild(IEnumerable<RecordedLine> lines)
    {
        var books = new Dictionary<string, NaiveBook>();
        foreach (var line in lines)
        {
            if (line.IsRest && line.Url.Contains("/depth?"))
            {
                var symbol = line.Url.Split("symbol=")[1].Split('&')[0];
                BookOf(books, symbol).TakeSnapshot(JsonDocument.Parse(line.Body).RootElement);
            }
            else if (line.IsFrame)
            {
                var data = JsonDocument.Parse(line.Body).RootElement.GetProperty("data");
                if (data.TryGetProperty("e", out var name) && name.GetString() == "depthUpdate")
                    BookOf(books, data.GetProperty("s").GetString()!).TakeDiff(data);
            }
        }

        return books;
    }

    private static NaiveBook BookOf(Dictionary<string, NaiveBook> books, string symbol)
    {
        if (!books.TryGetValue(symbol, out var book)) books.Add(symbol, book = new NaiveBook());
        return book;
    }

    private void TakeSnapshot(JsonElement snapshot)
    {
        _lastId = snapshot.GetProperty("lastUpdateId").GetInt64();
        Set(Bids, snapshot.GetProperty("bids"));
        Set(Asks, snapshot.GetProperty("asks"));
        _waiting.ForEach(TakeDiff);
    }

    private void TakeDiff(JsonElement diff)
    {
        if (_lastId is not { } last)
        {
            _waiting.Add(diff);
            return;
        }

        if (diff.GetProperty("u").GetInt64() <= last)
        {
            Dropped++;
            return;
        }

        if (diff.GetProperty("U").GetInt64() > last + 1) Gaps++;
        Set(Bids, diff.GetProperty("b"));
        Set(Asks, diff.GetProperty("a"));
        _lastId = diff.GetProperty("u").GetInt64();
        Applied++;
    }

    private static void Set(Dictionary<decimal, decimal> side, JsonElement levels)
    {
        foreach (var level in levels.EnumerateArray())
        {
            var price = decimal.Parse(level[0].GetString()!, CultureInfo.InvariantCulture);
            var amount = decimal.Parse(level[1].GetString()!, CultureInfo.InvariantCulture);
            if (amount == 0m) side.Remove(price);
            else side[price] = amount;
        }
    }
}

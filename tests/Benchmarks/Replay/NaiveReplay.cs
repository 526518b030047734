using System.Globalization;
using System.Text.Json;

namespace Hummingbot.Plugins.Benchmarks;

/// <summary>The straightforward way to rebuild books from a recording: every line a document, every number a decimal.</summary>
internal static class NaiveReplay
{
    public static long Run(string exchange, string folder)
    {
        var books = new Dictionary<string, Book>(StringComparer.Ordinal);
        if (exchange == "binance") LoadSnapshots(books, Path.Combine(folder, "rest.jsonl"));
        long frames = 0;
        foreach (var line in File.ReadLines(Path.Combine(folder, "ws.jsonl")))
        {
            using var envelope = JsonDocument.Parse(line);
            if (envelope.RootElement.GetProperty("dir").GetString() != "in") continue;
            using var body = JsonDocument.Parse(envelope.RootElement.GetProperty("body").GetString()!);
            frames++;
            if (exchange == "binance") ApplyBinance(books, body.RootElement.GetProperty("data"));
            else ApplyCoinbase(books, body.RootElement);
        }

        return frames;
    }

    private static void LoadSnapshots(Dictionary<string, Book> books, string path)
    {
        foreach (var line in File.ReadLines(path))
        {
            using var envelope = JsonDocument.Parse(line);
            var url = envelope.RootElement.GetProperty("url").GetString()!;
            var symbol = url.IndexOf("symbol=", StringComparison.Ordinal);
            using var body = JsonDocument.Parse(envelope.RootElement.GetProperty("body").GetString()!);
            if (symbol < 0) continue;
            var book = books[url[(symbol + 7)..].Split('&')[0]] = new Book { LastUpdateId = body.RootElement.GetProperty("lastUpdateId").GetInt64() };
            Apply(book.Bids, body.RootElement.GetProperty("bids"));
            Apply(book.Asks, body.RootElement.GetProperty("asks"));
        }
    }

    private static void ApplyBinance(Dictionary<string, Book> books, JsonElement data)
    {
        if (!data.TryGetProperty("e", out var kind) || kind.GetString() != "depthUpdate") return;
        var book = books[data.GetProperty("s").GetString()!];
        if (data.GetProperty("u").GetInt64() <= book.LastUpdateId) return;
        book.LastUpdateId = data.GetProperty("u").GetInt64();
        Apply(book.Bids, data.GetProperty("b"));
        Apply(book.Asks, data.GetProperty("a"));
    }

    private static void ApplyCoinbase(Dictionary<string, Book> books, JsonElement message)
    {
        switch (message.GetProperty("type").GetString())
        {
            case "snapshot":
                var fresh = books[message.GetProperty("product_id").GetString()!] = new Book();
                Apply(fresh.Bids, message.GetProperty("bids"));
                Apply(fresh.Asks, message.GetProperty("asks"));
                break;
            case "l2update":
                var book = books[message.GetProperty("product_id").GetString()!];
                foreach (var change in message.GetProperty("changes").EnumerateArray())
                    Set(change[0].GetString() == "buy" ? book.Bids : book.Asks, change[1], change[2]);
                break;
        }
    }

    private static void Apply(SortedDictionary<decimal, decimal> side, JsonElement rows)
    {
        foreach (var row in rows.EnumerateArray()) Set(side, row[0], row[1]);
    }

    private static void Set(SortedDictionary<decimal, decimal> side, JsonElement price, JsonElement amount)
    {
        var key = decimal.Parse(price.GetString()!, CultureInfo.InvariantCulture);
        var value = decimal.Parse(amount.GetString()!, CultureInfo.InvariantCulture);
        if (value == 0m) side.Remove(key);
        else side[key] = value;
    }

    private sealed class Book
    {
        public long LastUpdateId { get; set; }

        public SortedDictionary<decimal, decimal> Bids { get; } = [];

        public SortedDictionary<decimal, decimal> Asks { get; } = [];
    }
}

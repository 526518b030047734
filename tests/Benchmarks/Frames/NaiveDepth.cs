using System.Globalization;
using System.Text.Json;

namespace Hummingbot.Plugins.Benchmarks;

/// <summary>The straightforward way from a depth update to a book: a document, and sorted dictionaries of decimals.</summary>
internal sealed class NaiveDepth
{
    private readonly SortedDictionary<decimal, decimal> _bids = [];
    private readonly SortedDictionary<decimal, decimal> _asks = [];
    private long _lastUpdateId;

    public NaiveDepth(byte[] snapshot)
    {
        using var json = JsonDocument.Parse(snapshot);
        _lastUpdateId = json.RootElement.GetProperty("lastUpdateId").GetInt64();
        Apply(_bids, json.RootElement.GetProperty("bids"));
        Apply(_asks, json.RootElement.GetProperty("asks"));
    }

    public void Apply(ReadOnlyMemory<byte> frame)
    {
        using var json = JsonDocument.Parse(frame);
        var data = json.RootElement;
        if (data.GetProperty("U").GetInt64() != _lastUpdateId + 1) throw new InvalidOperationException("There is a gap.");
        _lastUpdateId = data.GetProperty("u").GetInt64();
        Apply(_bids, data.GetProperty("b"));
        Apply(_asks, data.GetProperty("a"));
    }

    private static void Apply(SortedDictionary<decimal, decimal> side, JsonElement rows)
    {
        foreach (var row in rows.EnumerateArray())
        {
            var price = decimal.Parse(row[0].GetString()!, CultureInfo.InvariantCulture);
            var amount = decimal.Parse(row[1].GetString()!, CultureInfo.InvariantCulture);
            if (amount == 0m) side.Remove(price);
            else side[price] = amount;
        }
    }
}

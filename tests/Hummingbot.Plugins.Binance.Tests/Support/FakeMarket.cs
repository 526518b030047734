using System.Globalization;

namespace Hummingbot.Plugins.Binance.Tests.Support;

/// <summary>One market of the fake venue: a book with ids, as the venue words it.</summary>
internal sealed class FakeMarket(string symbol, string baseAsset, string quoteAsset, string status, int firstBid)
{
    private readonly SortedDictionary<decimal, decimal> _bids = new() { [firstBid] = 1m, [firstBid - 1] = 2m };
    private readonly SortedDictionary<decimal, decimal> _asks = new() { [firstBid + 1] = 3m, [firstBid + 2] = 4m };

    public int FirstBid => firstBid;

    public long LastUpdateId { get; private set; } = 1000;

    public string Info =>
        $$"""
        {"symbol":"{{symbol}}","status":"{{status}}","baseAsset":"{{baseAsset}}","quoteAsset":"{{quoteAsset}}","isSpotTradingAllowed":true,
         "filters":[],"permissions":[],"permissionSets":[["SPOT","MARGIN"]]}
        """;

    public string Price => $$"""{"symbol":"{{symbol}}","price":"{{firstBid}}.50000000"}""";

    public string Change(bool isBid, decimal price, decimal amount)
    {
        var side = isBid ? _bids : _asks;
        if (amount == 0m) side.Remove(price);
        else side[price] = amount;
        LastUpdateId++;
        var levels = Text([KeyValuePair.Create(price, amount)]);
        return $$"""
            {"e":"depthUpdate","E":1700000000000,"s":"{{symbol}}","U":{{LastUpdateId}},"u":{{LastUpdateId}},"b":{{(isBid ? levels : "[]")}},"a":{{(isBid ? "[]" : levels)}}}
            """;
    }

    public string Snapshot() => $$"""{"lastUpdateId":{{LastUpdateId}},"bids":{{Text(_bids.Reverse())}},"asks":{{Text(_asks)}}}""";

    public string BookTicker() => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"symbol":"{{symbol}}","bidPrice":"{{_bids.Keys.LastOrDefault()}}","bidQty":"1","askPrice":"{{_asks.Keys.FirstOrDefault()}}","askQty":"1"}""");

    private static string Text(IEnumerable<KeyValuePair<decimal, decimal>> levels) =>
        $"[{string.Join(',', levels.Select(level => string.Create(CultureInfo.InvariantCulture, $"[\"{level.Key:0.00000000}\",\"{level.Value:0.00000000}\"]")))}]";
}

namespace Hummingbot.Plugins.Coinbase.Tests.Support;

/// <summary>Single messages of the channel of single orders.</summary>
internal static class FullFeed
{
    public const string Book =
        """
        {"bids":[["1300","4.5","first"]],"asks":[["1400","2","second"]],"sequence":1,"auction_mode":false,"auction":null,"time":"2026-01-01T00:00:00.000001Z"}
        """;

    public const string Open =
        """{"type":"open","time":"2014-11-07T08:19:27.028459Z","product_id":"ETH-USD","sequence":2,"order_id":"abc","price":"1337","remaining_size":"100","side":"sell"}""";
}

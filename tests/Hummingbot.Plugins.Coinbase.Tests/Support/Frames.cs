using System.Text;
using System.Threading.Channels;

namespace Hummingbot.Plugins.Coinbase.Tests.Support;

/// <summary>Single messages as they travel.</summary>
internal static class Frames
{
    public const string Pair = "ETH-USD";

    /// <summary>What a list of products says today: without minimum and maximum sizes.</summary>
    public const string Products =
        """
        [{"id":"ETH-USD","base_currency":"ETH","quote_currency":"USD","quote_increment":"0.01","base_increment":"0.00000001","display_name":"ETH-USD",
          "min_market_funds":"1","margin_enabled":false,"post_only":false,"limit_only":false,"cancel_only":false,"status":"online","status_message":"",
          "trading_disabled":false,"fx_stablecoin":false,"max_slippage_percentage":"0.02000000","auction_mode":false,"high_bid_limit_percentage":""},
         {"id":"BTC-USD","base_currency":"BTC","quote_currency":"USD","status":"online","trading_disabled":false},
         {"id":"SOL-USD","base_currency":"SOL","quote_currency":"USD","status":"online","trading_disabled":false},
         {"id":"XRP-USD","base_currency":"XRP","quote_currency":"USD","status":"online","trading_disabled":true},
         {"id":"ZEC-USD","base_currency":"ZEC","quote_currency":"USD","status":"offline","trading_disabled":false},
         {"id":"REP-USD","base_currency":"REP","quote_currency":"USD","status":"delisted","trading_disabled":true}]
        """;

    public const string Snapshot =
        """{"type":"snapshot","product_id":"ETH-USD","asks":[["101.00","3.0"],["102.50","1.5"]],"bids":[["100.00","1.0"],["99.50","2.0"]]}""";

    public static WireMessage Rest(string pathAndQuery, string body) => new()
    {
        Channel = WireChannel.Rest,
        Direction = WireDirection.In,
        Time = DateTimeOffset.UnixEpoch,
        Url = $"https://api.exchange.coinbase.com/{pathAndQuery}",
        Method = "GET",
        Body = Encoding.UTF8.GetBytes(body),
    };

    public static WireMessage Feed(string body) => Feed(Encoding.UTF8.GetBytes(body));

    public static WireMessage Feed(ReadOnlyMemory<byte> body) => new()
    {
        Channel = WireChannel.WebSocket,
        Direction = WireDirection.In,
        Time = DateTimeOffset.UnixEpoch,
        Url = "wss://ws-feed.exchange.coinbase.com",
        Body = body,
    };

    /// <summary>A data source that knows <see cref="Products"/>.</summary>
    public static IOrderBookTrackerDataSource Prepared(this PluginHost host)
    {
        host.DataSource.Translate(Rest("products", Products), new CountingWriter());
        return host.DataSource;
    }

    /// <summary>What a data source makes of a message.</summary>
    public static (string? TradingPair, IReadOnlyList<OrderBookMessage> Messages) Translate(
        this IOrderBookTrackerDataSource source, WireMessage message)
    {
        var output = Channel.CreateUnbounded<OrderBookMessage>();
        var pair = source.Translate(message, output.Writer);
        var messages = new List<OrderBookMessage>();
        while (output.Reader.TryRead(out var emitted)) messages.Add(emitted);
        return (pair, messages);
    }

    /// <summary>Replays the products and then these messages.</summary>
    public static Task ReplayAsync(this IOrderBookTracker tracker, params IEnumerable<WireMessage> messages) => tracker.ReplayAsync(
        messages.Prepend(Rest("products", Products)).ToAsyncEnumerable(), tradingPairs: null, TestContext.Current.CancellationToken);

    public static string Text(this IReadOnlyList<OrderBookRow> rows) =>
        string.Join(' ', rows.Select(row => FormattableString.Invariant($"{row.Price / 1.0000000000000000000m}:{row.Amount / 1.0000000000000000000m}")));
}

/// <summary>Gives every message back at once and counts them.</summary>
internal sealed class CountingWriter : ChannelWriter<OrderBookMessage>
{
    public int Count { get; private set; }

    public override bool TryWrite(OrderBookMessage item)
    {
        Count++;
        item.Return();
        return true;
    }

    public override ValueTask<bool> WaitToWriteAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult(true);
}

using System.Text;
using System.Threading.Channels;

namespace Hummingbot.Plugins.Binance.Tests.Support;

/// <summary>Single messages, and a data source that knows the markets they are of.</summary>
internal static class Frames
{
    public const string Markets =
        """
        {"timezone":"UTC","rateLimits":[],"symbols":[
          {"symbol":"BTCUSDT","status":"TRADING","baseAsset":"BTC","quoteAsset":"USDT","isSpotTradingAllowed":true,"permissions":[],"permissionSets":[["SPOT"]]},
          {"symbol":"ETHBTC","status":"TRADING","baseAsset":"ETH","quoteAsset":"BTC","isSpotTradingAllowed":true,"permissions":[],"permissionSets":[["SPOT"]]},
          {"symbol":"币安人生USDT","status":"TRADING","baseAsset":"币安人生","quoteAsset":"USDT","isSpotTradingAllowed":true,"permissions":[],"permissionSets":[["SPOT"]]}
        ]}
        """;

    public const string Snapshot = """{"lastUpdateId":10,"bids":[["100.00","1.0"],["99.50","2.0"]],"asks":[["101.00","3.0"]]}""";

    public static WireMessage Rest(string pathAndQuery, string body) => new()
    {
        Channel = WireChannel.Rest,
        Direction = WireDirection.In,
        Time = DateTimeOffset.UnixEpoch,
        Url = $"https://api.binance.com/api/v3/{pathAndQuery}",
        Method = "GET",
        Body = Encoding.UTF8.GetBytes(body),
    };

    public static WireMessage Stream(string body) => Stream(Encoding.UTF8.GetBytes(body));

    public static WireMessage Stream(ReadOnlyMemory<byte> body) => new()
    {
        Channel = WireChannel.WebSocket,
        Direction = WireDirection.In,
        Time = DateTimeOffset.UnixEpoch,
        Url = "wss://stream.binance.com:9443/stream",
        Body = body,
    };

    /// <summary>What the data source makes of a message, once it knows <see cref="Markets"/>.</summary>
    public static (string? TradingPair, IReadOnlyList<OrderBookMessage> Messages) Translate(IOrderBookTrackerDataSource source, WireMessage message)
    {
        var output = Channel.CreateUnbounded<OrderBookMessage>();
        source.Translate(Rest("exchangeInfo", Markets), output.Writer);
        var pair = source.Translate(message, output.Writer);
        var messages = new List<OrderBookMessage>();
        while (output.Reader.TryRead(out var emitted)) messages.Add(emitted);
        return (pair, messages);
    }
}

using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Json;
using Hummingbot.Plugins.Coinbase.MarketData;
using Hummingbot.Plugins.Sdk.RateLimits;
using Hummingbot.Plugins.Sdk.Symbols;
using Hummingbot.Plugins.Sdk.Time;
using Hummingbot.Plugins.Sdk.UserStreams;
using Hummingbot.Plugins.Sdk.WebSockets;

namespace Hummingbot.Plugins.Coinbase.UserStream;

/// <summary>
/// The account's stream: the channel <c>user</c> of the feed, for every product that is online, since orders may be placed on any of them.
/// </summary>
internal sealed class CoinbaseUserStreamDataSource(
    PluginContext context, IExchangeAuth auth, CoinbaseProducts products, ServerTimeSynchronizer clock, RateLimiter limiter)
    : UserStreamDataSourceBase(CoinbaseFacts.Name, context)
{
    private readonly Uri _feed = CoinbasePlugin.EndpointOf(context, CoinbaseFacts.WebSocketEndpoint);

    // One product that the feed does not know refuses the whole subscription.
    private readonly ConcurrentDictionary<string, bool> _refused = new(StringComparer.Ordinal);
    private volatile bool _isClockRefused;

    protected override WebSocketConnectionOptions CreateOptions() =>
        new() { Uri = _feed, ConnectLimit = new RateLimitGate(limiter, CoinbaseFacts.ConnectCall) };

    protected override async ValueTask LogInAsync(WebSocketConnection connection, CancellationToken cancellationToken)
    {
        if (_isClockRefused) _isClockRefused = !await clock.RefreshAsync(cancellationToken);
        else await clock.EnsureSynchronizedAsync(cancellationToken);
        await products.RefreshAsync(cancellationToken);
        string[] online = [.. products.Online.Where(product => !_refused.ContainsKey(product))];
        var login = auth.SignWebSocketLogin(new WebSocketLoginToSign { Uri = _feed });
        await connection.SendAsync(Subscription(online, CoinbaseFacts.UserChannel, login), cancellationToken, isPrivate: true);
        // An account may be quiet for hours; one product's heartbeat tells that from a broken connection.
        if (online.Length > 0)
            await connection.SendAsync(Subscription([online[0]], CoinbaseFacts.HeartbeatChannel, []), cancellationToken, isPrivate: true);
    }

    protected override UserStreamFrame Classify(ReadOnlySpan<byte> message, out string? kind)
    {
        kind = null;
        var frame = new CoinbaseFrame();
        try
        {
            frame.Read(message, SymbolMap.Empty);
        }
        catch (JsonException)
        {
            // It may have told of an order: whoever translates it has the account read anew.
            return UserStreamFrame.Event;
        }

        kind = KindOf(frame.Type);
        return frame.Type switch
        {
            CoinbaseMessageType.Subscriptions => UserStreamFrame.LoggedIn,
            CoinbaseMessageType.Error => throw Refusal(frame),
            _ => kind is null ? UserStreamFrame.Control : UserStreamFrame.Event,
        };
    }

    private static string? KindOf(CoinbaseMessageType type) => type switch
    {
        CoinbaseMessageType.Received => "received",
        CoinbaseMessageType.Open => "open",
        CoinbaseMessageType.Match => "match",
        CoinbaseMessageType.Change => "change",
        CoinbaseMessageType.Done => "done",
        CoinbaseMessageType.Activate => "activate",
        _ => null,
    };

    /// <summary>What an error means: the next attempt mends the first two, only other keys the third.</summary>
    private ExchangeException Refusal(in CoinbaseFrame error)
    {
        var words = CoinbaseFrame.WordsOf(error);
        var kind = ExchangeErrorKind.Refused;
        if (words.Contains("timestamp expired", StringComparison.OrdinalIgnoreCase))
        {
            _isClockRefused = true;
            kind = ExchangeErrorKind.Clock;
        }
        else if (products.FindNamedIn(error.Reason) is { } product)
        {
            _refused.TryAdd(product.Symbol, true);
        }
        else if (IsAboutKeys(words))
        {
            kind = ExchangeErrorKind.Authentication;
        }

        return new ExchangeException(CoinbaseFacts.Name, kind, $"{CoinbaseFacts.Name} refuses the user stream: {words}");
    }

    private static bool IsAboutKeys(string words) =>
        words.Contains("authenticat", StringComparison.OrdinalIgnoreCase)
        || words.Contains("signature", StringComparison.OrdinalIgnoreCase)
        || words.Contains("passphrase", StringComparison.OrdinalIgnoreCase)
        || words.Contains("api key", StringComparison.OrdinalIgnoreCase);

    private static ReadOnlyMemory<byte> Subscription(
        IReadOnlyCollection<string> productIds, string channel, IReadOnlyList<KeyValuePair<string, string>> login)
    {
        var output = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        json.WriteString("type"u8, "subscribe"u8);
        json.WriteStartArray("product_ids"u8);
        foreach (var id in productIds) json.WriteStringValue(id);
        json.WriteEndArray();
        json.WriteStartArray("channels"u8);
        json.WriteStringValue(channel);
        json.WriteEndArray();
        foreach (var (key, value) in login) json.WriteString(key, value);
        json.WriteEndObject();
        json.Flush();
        return output.WrittenMemory;
    }
}

using System.Buffers;
using System.Text.Json;
using Hummingbot.Plugins.Binance.Rest;
using Hummingbot.Plugins.Sdk.RateLimits;
using Hummingbot.Plugins.Sdk.Time;
using Hummingbot.Plugins.Sdk.UserStreams;
using Hummingbot.Plugins.Sdk.WebSockets;

namespace Hummingbot.Plugins.Binance.UserStream;

/// <summary>
/// The account's events by the WebSocket API: one signed request subscribes to them, and nothing has to be renewed while the connection lasts.
/// </summary>
internal sealed class BinanceUserStreamDataSource : UserStreamDataSourceBase
{
    private readonly PluginContext _context;
    private readonly IExchangeAuth _auth;
    private readonly ServerTimeSynchronizer _time;
    private readonly RateLimiter _limiter;
    private readonly Uri _address;
    private volatile bool _isClockOff;

    public BinanceUserStreamDataSource(PluginContext context, IExchangeAuth auth, ServerTimeSynchronizer time, RateLimiter limiter)
        : base(BinanceFacts.Name, context)
    {
        _context = context;
        _auth = auth;
        _time = time;
        _limiter = limiter;
        _address = BinanceFacts.AddressOf(context.Settings, BinanceFacts.UserStreamEndpoint);
    }

    /// <inheritdoc/>
    protected override WebSocketConnectionOptions CreateOptions() => new()
    {
        Uri = _address,
        // An account may be quiet for days; pings tell whether the connection lives.
        IdleTimeout = Timeout.InfiniteTimeSpan,
        MaxAge = BinanceFacts.NextLifetime(_context.Random),
        MaxMessageBytes = 1024 * 1024,
        ConnectLimit = new RateLimitGate(_limiter, BinanceFacts.ConnectCall, RequestPriority.Status),
    };

    /// <inheritdoc/>
    protected override async ValueTask LogInAsync(WebSocketConnection connection, CancellationToken cancellationToken)
    {
        if (_isClockOff)
        {
            _isClockOff = false;
            await _time.RefreshAsync(cancellationToken);
        }
        else
        {
            await _time.EnsureSynchronizedAsync(cancellationToken);
        }

        var request = new ArrayBufferWriter<byte>();
        WriteSubscribeRequest(request, _auth.SignWebSocketLogin(new WebSocketLoginToSign { Uri = _address }));
        await connection.SendAsync(request.WrittenMemory, cancellationToken, isPrivate: true);
    }

    /// <inheritdoc/>
    protected override UserStreamFrame Classify(ReadOnlySpan<byte> message, out string? kind)
    {
        var reader = new Utf8JsonReader(message);
        using var json = JsonDocument.ParseValue(ref reader);
        kind = UserEvents.KindOf(UserEvents.EventOf(json.RootElement));
        return kind switch
        {
            "eventStreamTerminated" or "serverShutdown" => UserStreamFrame.Terminated,
            "listStatus" => UserStreamFrame.Control,
            not null => UserStreamFrame.Event,
            null => ReadAnswer(json.RootElement),
        };
    }

    /// <summary>The answer to the one request of the connection.</summary>
    private UserStreamFrame ReadAnswer(JsonElement answer)
    {
        if (!answer.TryGetProperty("status"u8, out var status)) return UserStreamFrame.Event;
        if (status.TryGetInt32(out var number) && number == 200) return UserStreamFrame.LoggedIn;
        if (!answer.TryGetProperty("error"u8, out var body) || body.Deserialize(BinanceJson.Default.BinanceError) is not { } error)
            throw new ExchangeException(BinanceFacts.Name, ExchangeErrorKind.Transport, $"binance: subscribing to the user stream failed with status {number}.");
        var refusal = BinanceErrors.Translate(error);
        _isClockOff = refusal.Kind == ExchangeErrorKind.Clock;
        throw refusal;
    }

    private static void WriteSubscribeRequest(ArrayBufferWriter<byte> output, IReadOnlyList<KeyValuePair<string, string>> parameters)
    {
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        json.WriteString("id"u8, "user-stream"u8);
        json.WriteString("method"u8, BinanceFacts.SubscribeMethod);
        json.WriteStartObject("params"u8);
        foreach (var (name, value) in parameters)
        {
            // The venue's own examples write the time as a number; everything else is text.
            json.WritePropertyName(name);
            if (name == "timestamp") json.WriteRawValue(value);
            else json.WriteStringValue(value);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}

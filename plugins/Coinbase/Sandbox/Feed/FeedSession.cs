using System.Net.WebSockets;
using System.Text.Json;
using Hummingbot.Plugins.Sandbox.Matching;
using Hummingbot.Plugins.Sandbox.Server;

namespace Hummingbot.Plugins.Coinbase.Sandbox.Feed;

/// <summary>One connection to the feed: what the client asks for.</summary>
internal sealed partial class FeedSession(CoinbaseSandbox sandbox, SocketSession session) : SocketHandler
{
    /// <summary>What a login on the feed signs, as if it were a GET request.</summary>
    private const string LoginPath = "/users/self/verify";

    private const string NoKeys =
        "level2, level3, and full channels now require authentication. https://docs.cloud.coinbase.com/exchange/docs/websocket-auth";

    private static readonly TimeSpan SubscribeTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan HeartbeatInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BatchInterval = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan StatusInterval = TimeSpan.FromSeconds(5);

    private readonly Subscriptions _subscriptions = new();
    private readonly Dictionary<string, BookDiffBatch> _batches = new(StringComparer.Ordinal);
    private ApiKey? _key;
    private bool _hasSubscribed;

    private MatchingEngine Engine => sandbox.Engine;

    public override void OnOpened()
    {
        session.Every(SubscribeTimeout, CloseIfSilent);
        session.Every(HeartbeatInterval, BeatHearts);
        session.Every(BatchInterval, SendBatches);
        session.Every(StatusInterval, SendStatus);
    }

    public override void OnMessage(ReadOnlyMemory<byte> message)
    {
        try
        {
            var request = FeedRequest.Read(message);
            if (request.Type == "subscribe") Subscribe(request);
            else if (request.Type == "unsubscribe") Unsubscribe(request);
            else Refuse($"Type {request.Type} is not supported", reason: null);
        }
        catch (JsonException)
        {
            Refuse("Malformed JSON", reason: null);
        }
    }

    // One thing that is wrong refuses the whole message.
    private void Subscribe(FeedRequest request)
    {
        if (request.Signature is { } signature)
        {
            try
            {
                _key = signature.Verify(sandbox, "GET", LoginPath, body: default);
            }
            catch (RefusalException refusal)
            {
                Refuse("Authentication Failed", JsonSerializer.Serialize(new Dictionary<string, string> { ["message"] = refusal.Message }));
                return;
            }
        }

        if ((WhatIsWrong(request) ?? WhatIsMissing(request)) is { } reason)
        {
            Refuse("Failed to subscribe", reason);
            return;
        }

        _hasSubscribed = true;
        foreach (var (channel, products) in request.Channels)
        {
            _subscriptions.Add(channel, products);
            session.Note($"subscribe {channel} {string.Join(' ', products)}");
        }

        Acknowledge();
        foreach (var (channel, products) in request.Channels) Begin(channel, products);
    }

    private void Unsubscribe(FeedRequest request)
    {
        if (WhatIsWrong(request) is { } reason)
        {
            Refuse("Failed to unsubscribe", reason);
            return;
        }

        foreach (var (channel, products) in request.Channels)
        {
            _subscriptions.Remove(channel, products);
            session.Note($"unsubscribe {channel} {string.Join(' ', products)}");
        }

        Acknowledge();
    }

    private string? WhatIsWrong(FeedRequest request)
    {
        if (request.Channels.Count == 0) return "No channels provided";
        foreach (var (channel, products) in request.Channels)
        {
            if (!Channels.Exists(channel)) return $"{channel} is not a valid channel";
            if (products.FirstOrDefault(product => Engine.FindMarket(product) is null) is { } unknown)
                return $"{unknown} is not a valid product";
        }

        return null;
    }

    private string? WhatIsMissing(FeedRequest request)
    {
        foreach (var (channel, products) in request.Channels)
        {
            if (Channels.NeedsKeys(channel) && _key is null)
                return channel == Channels.User ? "user channel requires authentication" : NoKeys;
            if (Channels.NeedsProducts(channel) && products.Length == 0) return "No product IDs provided";
        }

        return null;
    }

    private void Acknowledge() => session.Send(string.Empty, json => FeedJson.WriteSubscriptions(json, _subscriptions));

    private void Refuse(string message, string? reason) => session.Send(string.Empty, json => FeedJson.WriteError(json, message, reason));

    private void CloseIfSilent()
    {
        if (!_hasSubscribed) session.Close(WebSocketCloseStatus.PolicyViolation, "No subscribe message within 5 seconds");
    }
}

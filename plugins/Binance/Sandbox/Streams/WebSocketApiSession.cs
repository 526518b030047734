using System.Net.WebSockets;
using System.Text.Json;
using Hummingbot.Plugins.Binance.Sandbox.Calls;
using Hummingbot.Plugins.Binance.Sandbox.Wire;
using Hummingbot.Plugins.Sandbox.Matching;
using Hummingbot.Plugins.Sandbox.Server;

namespace Hummingbot.Plugins.Binance.Sandbox.Streams;

/// <summary>A connection to the WebSocket API: time and user streams.</summary>
internal sealed class WebSocketApiSession(Venue venue, SocketSession session, Func<string, ApiKey?> findKey) : SocketHandler
{
    /// <summary>The channel of account events, for faults.</summary>
    public const string UserChannel = "user";

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);
    private static readonly JsonDocumentOptions JsonOptions = new() { MaxDepth = 4 };

    private readonly SortedDictionary<int, UserStream> _streams = [];
    private int _subscriptions;

    public override void OnOpened() =>
        session.Every(Lifetime, () => session.Close(WebSocketCloseStatus.NormalClosure, "The connection is 24 hours old."));

    public override void OnMessage(ReadOnlyMemory<byte> message)
    {
        JsonElement id = default;
        try
        {
            using var document = JsonDocument.Parse(message, JsonOptions);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object) throw InvalidJson();
            if (root.TryGetProperty("id", out var sent) && sent.ValueKind is JsonValueKind.Number or JsonValueKind.String) id = sent.Clone();
            var method = root.TryGetProperty("method", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString() : null;
            var parameters = ReadParameters(root);
            var result = Answer(method ?? throw VenueException.Missing("method"), parameters);
            Reply(id, 200, "result", result);
        }
        catch (JsonException)
        {
            Refuse(id, InvalidJson());
        }
        catch (VenueException refusal)
        {
            Refuse(id, refusal);
        }
    }

    public override void OnEvent(EngineEvent engineEvent)
    {
        foreach (var stream in _streams.Values) stream.OnEvent(engineEvent);
    }

    private Action<Utf8JsonWriter> Answer(string method, List<KeyValuePair<string, string>> sent)
    {
        var parameters = new Parameters(sent);
        switch (method)
        {
            case "ping":
                parameters.ThrowIfUnread();
                return static _ => { };
            case "time":
                parameters.ThrowIfUnread();
                return json => json.WriteTime("serverTime", venue.Engine.Now);
            case "userDataStream.subscribe.signature":
                return Subscribe(parameters, sent);
            case "userDataStream.unsubscribe":
                return Unsubscribe(parameters);
            default:
                throw new VenueException(-1020, "This operation is not supported.");
        }
    }

    private Action<Utf8JsonWriter> Subscribe(Parameters parameters, List<KeyValuePair<string, string>> sent)
    {
        var key = Signing.Check(findKey, parameters.Text("apiKey"), Signing.PayloadOf(sent), parameters, venue.Engine.Now);
        parameters.ThrowIfUnread();
        if (_streams.Values.Any(stream => stream.Account == key.Account))
            throw new VenueException(-2035, "User Data Stream subscription already active.");
        var id = _subscriptions++;
        _streams.Add(id, new UserStream(venue, key.Account, write => SendEvent(id, write)));
        session.Note($"userDataStream.subscribe.signature {key.Account}");
        return json => json.WriteNumber("subscriptionId", id);
    }

    private Action<Utf8JsonWriter> Unsubscribe(Parameters parameters)
    {
        var id = parameters.OptionalInteger("subscriptionId");
        parameters.ThrowIfUnread();
        var removed = id is null ? _streams.Count : _streams.Remove((int)Math.Min(id.Value, int.MaxValue)) ? 1 : 0;
        if (id is null) _streams.Clear();
        if (removed == 0) throw new VenueException(-2036, "User Data Stream subscription not active.");
        return static _ => { };
    }

    private void SendEvent(int subscription, Action<Utf8JsonWriter> write) =>
        session.Send(UserChannel, json =>
        {
            json.WriteStartObject();
            json.WriteNumber("subscriptionId", subscription);
            json.WriteStartObject("event");
            write(json);
            json.WriteEndObject();
            json.WriteEndObject();
        });

    private void Refuse(JsonElement id, VenueException refusal) =>
        Reply(id, refusal.Status, "error", json => WireFormat.Write(json, refusal));

    private void Reply(JsonElement id, int status, string name, Action<Utf8JsonWriter> write) =>
        session.Send(string.Empty, json =>
        {
            json.WriteStartObject();
            json.WritePropertyName("id");
            if (id.ValueKind == JsonValueKind.Undefined) json.WriteNullValue();
            else id.WriteTo(json);
            json.WriteNumber("status", status);
            json.WriteStartObject(name);
            write(json);
            json.WriteEndObject();
            var used = venue.Used.Minute == venue.Engine.Now.ToUnixTimeSeconds() / 60 ? venue.Used.Weight : 0;
            GeneralCalls.WriteRateLimits(json, rule => rule.Name == BinanceLimits.Weight ? used : null);
            json.WriteEndObject();
        });

    // The text of each as the signature takes it.
    private static List<KeyValuePair<string, string>> ReadParameters(JsonElement root)
    {
        var result = new List<KeyValuePair<string, string>>();
        if (!root.TryGetProperty("params", out var parameters)) return result;
        if (parameters.ValueKind != JsonValueKind.Object) throw InvalidJson();
        foreach (var parameter in parameters.EnumerateObject())
        {
            var value = parameter.Value;
            result.Add(new(parameter.Name, value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText()));
        }

        return result;
    }

    private static VenueException InvalidJson() => new(-1135, "Invalid JSON Request");
}

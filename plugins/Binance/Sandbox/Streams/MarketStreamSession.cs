using System.Net.WebSockets;
using System.Text.Json;
using Hummingbot.Plugins.Binance.Sandbox.Wire;
using Hummingbot.Plugins.Sandbox.Matching;
using Hummingbot.Plugins.Sandbox.Server;

namespace Hummingbot.Plugins.Binance.Sandbox.Streams;

/// <summary>A connection to the market streams: raw or combined, subscribed by its address or by messages.</summary>
internal sealed class MarketStreamSession(Venue venue, SocketSession session, bool isCombined) : SocketHandler
{
    private const int MaxStreams = 1_024;
    private const int MaxIdLength = 36;
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);
    private static readonly JsonDocumentOptions JsonOptions = new() { MaxDepth = 4 };

    // In the order of subscription, as the list of them is told.
    private readonly OrderedDictionary<string, MarketStream?> _streams = new(StringComparer.Ordinal);
    private bool _isCombined = isCombined;
    private bool _ticks;
    private long _tick;

    public override void OnOpened()
    {
        session.Every(Lifetime, () => session.Close(WebSocketCloseStatus.NormalClosure, "The connection is 24 hours old."));
        var names = session.Request.RouteValues.TryGetValue("stream", out var raw) ? raw : session.Request.QueryValue("streams");
        foreach (var name in names?.Split('/', StringSplitOptions.RemoveEmptyEntries) ?? []) Subscribe(name);
    }

    public override void OnMessage(ReadOnlyMemory<byte> message)
    {
        JsonElement id = default;
        try
        {
            using var document = JsonDocument.Parse(message, JsonOptions);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object) throw new VenueException(3, "Invalid JSON: expected value at line 1 column 1");
            id = ReadId(root);
            Answer(root, id);
        }
        catch (JsonException malformed)
        {
            Refuse(new VenueException(
                3, $"Invalid JSON: expected value at line {(malformed.LineNumber ?? 0) + 1} column {(malformed.BytePositionInLine ?? 0) + 1}"), id);
        }
        catch (VenueException refusal)
        {
            Refuse(refusal, id);
        }
    }

    public override void OnEvent(EngineEvent engineEvent)
    {
        foreach (var stream in _streams.Values) stream?.OnEvent(engineEvent);
    }

    private void Answer(JsonElement root, JsonElement id)
    {
        if (!root.TryGetProperty("method", out var method)) throw new VenueException(2, "Invalid request: missing field `method`");
        var parameters = root.TryGetProperty("params", out var found) && found.ValueKind == JsonValueKind.Array
            ? found.EnumerateArray().ToArray()
            : [];
        switch (method.ValueKind == JsonValueKind.String ? method.GetString() : null)
        {
            case "SUBSCRIBE":
                foreach (var name in Names(parameters)) Subscribe(name);
                session.Note($"SUBSCRIBE {string.Join(' ', Names(parameters))}");
                Reply(id, json => json.WriteNull("result"));
                break;
            case "UNSUBSCRIBE":
                foreach (var name in Names(parameters)) _streams.Remove(name);
                session.Note($"UNSUBSCRIBE {string.Join(' ', Names(parameters))}");
                Reply(id, json => json.WriteNull("result"));
                break;
            case "LIST_SUBSCRIPTIONS":
                Reply(id, json =>
                {
                    json.WriteStartArray("result");
                    foreach (var name in _streams.Keys) json.WriteStringValue(name);
                    json.WriteEndArray();
                });
                break;
            case "SET_PROPERTY":
                CheckProperty(parameters);
                if (parameters.Length != 2 || parameters[1].ValueKind is not (JsonValueKind.True or JsonValueKind.False))
                    throw new VenueException(1, "Invalid value type: expected Boolean");
                _isCombined = parameters[1].GetBoolean();
                Reply(id, json => json.WriteNull("result"));
                break;
            case "GET_PROPERTY":
                CheckProperty(parameters);
                Reply(id, json => json.WriteBoolean("result", _isCombined));
                break;
            default:
                throw new VenueException(
                    2,
                    $"Invalid request: unknown variant {method.GetRawText()}, expected one of `SUBSCRIBE`, `UNSUBSCRIBE`, `LIST_SUBSCRIPTIONS`, `SET_PROPERTY`, `GET_PROPERTY`");
        }
    }

    private void Subscribe(string name)
    {
        if (_streams.ContainsKey(name)) return;
        if (_streams.Count >= MaxStreams)
        {
            session.Close(WebSocketCloseStatus.PolicyViolation, "Too many streams.");
            return;
        }

        var stream = MarketStream.Create(name, venue, write => SendEvent(name, write));
        _streams.Add(name, stream);
        if (stream is null || _ticks) return;
        _ticks = true;
        session.Every(MarketStream.TickInterval, OnTick);
    }

    private void OnTick()
    {
        _tick++;
        foreach (var stream in _streams.Values) stream?.OnTick(_tick);
    }

    private void SendEvent(string name, Action<Utf8JsonWriter> write) =>
        session.Send(name, json =>
        {
            json.WriteStartObject();
            if (_isCombined)
            {
                json.WriteString("stream", name);
                json.WriteStartObject("data");
                write(json);
                json.WriteEndObject();
            }
            else
            {
                write(json);
            }

            json.WriteEndObject();
        });

    private void Reply(JsonElement id, Action<Utf8JsonWriter> write) =>
        session.Send(string.Empty, json =>
        {
            json.WriteStartObject();
            write(json);
            WriteId(json, id);
            json.WriteEndObject();
        });

    private void Refuse(VenueException refusal, JsonElement id) =>
        session.Send(string.Empty, json =>
        {
            json.WriteStartObject();
            json.WriteStartObject("error");
            WireFormat.Write(json, refusal);
            json.WriteEndObject();
            WriteId(json, id);
            json.WriteEndObject();
        });

    private static void CheckProperty(JsonElement[] parameters)
    {
        if (parameters.Length == 0 || parameters[0].ValueKind != JsonValueKind.String)
            throw new VenueException(2, "Invalid request: property name must be a string");
        if (parameters[0].GetString() != "combined") throw new VenueException(0, "Unknown property");
    }

    private static string[] Names(JsonElement[] parameters) =>
        parameters.All(parameter => parameter.ValueKind == JsonValueKind.String)
            ? [.. parameters.Select(parameter => parameter.GetString()!)]
            : throw new VenueException(2, "Invalid request: stream names must be strings");

    private static JsonElement ReadId(JsonElement root)
    {
        if (!root.TryGetProperty("id", out var id)) return default;
        var isUsable = id.ValueKind switch
        {
            JsonValueKind.Null => true,
            JsonValueKind.Number => id.TryGetInt64(out _),
            JsonValueKind.String => id.GetString()!.Length <= MaxIdLength,
            _ => false,
        };
        return isUsable ? id.Clone() : throw new VenueException(2, "Invalid request: request ID must be an unsigned integer");
    }

    private static void WriteId(Utf8JsonWriter json, JsonElement id)
    {
        json.WritePropertyName("id");
        if (id.ValueKind == JsonValueKind.Undefined) json.WriteNullValue();
        else id.WriteTo(json);
    }
}

using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Hummingbot.Plugins.Hosting;

/// <content>Decodes lines of any layout, and says what is wrong with those that cannot be.</content>
internal sealed partial class RecordedLine
{
    private const int MaxDepth = 8;

    [Flags]
    private enum Keys
    {
        None = 0,
        Time = 1,
        Direction = 2,
        Url = 4,
        Method = 8,
        Connection = 16,
        Encoding = 32,
        Headers = 64,
        Status = 128,
        Case = 256,
        Body = 512,
    }

    private RecordedLineFault? DecodeAny(ReadOnlySpan<byte> line, bool isComplete)
    {
        _method = null;
        _connection = 0;
        _isBinary = false;
        try
        {
            var reader = new Utf8JsonReader(line, isComplete, new JsonReaderState(new JsonReaderOptions { MaxDepth = MaxDepth }));
            var seen = Keys.None;
            if (!reader.Read()) return Truncated();
            if (reader.TokenType != JsonTokenType.StartObject) return Bad("a line must be one JSON object");
            while (true)
            {
                if (!reader.Read()) return Truncated();
                if (reader.TokenType == JsonTokenType.EndObject) break;
                var key = KeyOf(ref reader);
                if (key != Keys.None && (seen & key) != 0) return Bad($"the key \"{reader.GetString()}\" occurs twice");
                seen |= key;
                if (!reader.Read()) return Truncated();
                if (ReadValue(ref reader, key) is { } fault) return fault;
                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray && !reader.TrySkip()) return Truncated();
            }

            if (reader.Read()) return Bad("a line must be one JSON object and nothing after it");
            if (!System.Text.Unicode.Utf8.IsValid(line)) return Bad("the line is not valid UTF-8");
            return Complete(seen);
        }
        catch (JsonException malformed)
        {
            var reason = malformed.Message.Split(" LineNumber:")[0].TrimEnd('.');
            return Bad($"not JSON at byte {malformed.BytePositionInLine + 1} of the line ({reason})");
        }
        catch (InvalidOperationException)
        {
            return Bad("a text is not valid Unicode (invalid UTF-8, or half a surrogate pair in its escapes)");
        }
    }

    private static Keys KeyOf(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("t"u8) ? Keys.Time
        : reader.ValueTextEquals("dir"u8) ? Keys.Direction
        : reader.ValueTextEquals("url"u8) ? Keys.Url
        : reader.ValueTextEquals("method"u8) ? Keys.Method
        : reader.ValueTextEquals("conn"u8) ? Keys.Connection
        : reader.ValueTextEquals("enc"u8) ? Keys.Encoding
        : reader.ValueTextEquals("headers"u8) ? Keys.Headers
        : reader.ValueTextEquals("status"u8) ? Keys.Status
        : reader.ValueTextEquals("case"u8) ? Keys.Case
        : reader.ValueTextEquals("body"u8) ? Keys.Body
        : Keys.None;

    private RecordedLineFault? ReadValue(ref Utf8JsonReader reader, Keys key)
    {
        var kind = reader.TokenType;
        switch (key)
        {
            case Keys.Time:
                if (kind != JsonTokenType.Number || !RecordingTime.TryParse(reader.ValueSpan, out var ticks))
                    return Bad("\"t\" must be a plain number of seconds since 1970, such as 1618677816.8434298");
                Ticks = ticks;
                return null;
            case Keys.Direction:
                if (kind == JsonTokenType.String && reader.ValueTextEquals("in"u8)) _direction = WireDirection.In;
                else if (kind == JsonTokenType.String && reader.ValueTextEquals("out"u8)) _direction = WireDirection.Out;
                else return Bad("\"dir\" must be \"in\" or \"out\"");
                return null;
            case Keys.Url:
                if (kind != JsonTokenType.String) return Bad("\"url\" must be text");
                SetUrl(Encoding.UTF8.GetBytes(reader.GetString()!));
                return null;
            case Keys.Method:
                if (kind != JsonTokenType.String) return Bad("\"method\" must be text");
                _method = reader.GetString();
                return null;
            case Keys.Connection:
                return kind == JsonTokenType.Number && reader.TryGetInt32(out _connection) && _connection >= 0
                    ? null
                    : Bad("\"conn\" must be a whole number of 0 or more");
            case Keys.Encoding:
                _isBinary = kind == JsonTokenType.String && reader.ValueTextEquals("base64"u8);
                return _isBinary ? null : Bad("\"enc\" must be \"base64\" when it is there");
            case Keys.Headers:
                return kind == JsonTokenType.StartObject ? null : Bad("\"headers\" must be an object");
            case Keys.Status:
                return kind == JsonTokenType.Number && reader.TryGetInt32(out _) ? null : Bad("\"status\" must be a whole number");
            case Keys.Case:
                return kind == JsonTokenType.String ? null : Bad("\"case\" must be text");
            case Keys.Body:
                if (kind != JsonTokenType.String) return Bad("\"body\" must be text");
                EnsureBody(reader.ValueSpan.Length);
                _bodyLength = reader.CopyString(_body);
                return null;
            default:
                // Keys of other recorders do no harm.
                return null;
        }
    }

    private RecordedLineFault? Complete(Keys seen)
    {
        if ((seen & Keys.Time) == 0) return Bad("the key \"t\" is missing");
        if ((seen & Keys.Direction) == 0) return Bad("the key \"dir\" is missing");
        if ((seen & Keys.Url) == 0) return Bad("the key \"url\" is missing");
        if ((seen & Keys.Body) == 0) return Bad("the key \"body\" is missing");
        if (channel == WireChannel.Rest && (seen & Keys.Method) == 0) return Bad("the key \"method\" is missing");
        if (!_isBinary) return null;
        var status = Base64.DecodeFromUtf8InPlace(_body.AsSpan(0, _bodyLength), out var length);
        _bodyLength = length;
        return status == OperationStatus.Done ? null : Bad("\"body\" is not base64, which \"enc\" says it is");
    }

    private static RecordedLineFault Bad(string reason) => new(false, reason);

    private static RecordedLineFault Truncated() => new(true, "the file ends in the middle of this line");
}

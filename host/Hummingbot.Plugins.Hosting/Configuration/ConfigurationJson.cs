using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Hummingbot.Plugins.Hosting;

/// <summary>
/// Walks JSON text strictly and knows where it is: every fault carries line, column, path, what was found and what is expected.
/// </summary>
internal ref struct ConfigurationJson
{
    private const int MaxDepth = 8;

    private readonly ReadOnlySpan<byte> _json;
    private readonly string _file;
    private Utf8JsonReader _reader;
    private int _locatedOffset;
    private int _locatedLine;
    private int _lineStart;

    public ConfigurationJson(ReadOnlySpan<byte> json, string file)
    {
        _json = json.StartsWith(Encoding.UTF8.Preamble) ? json[Encoding.UTF8.Preamble.Length..] : json;
        _file = file;
        _locatedLine = 1;
        _reader = new Utf8JsonReader(
            _json, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = MaxDepth });
        if (!Utf8.IsValid(_json)) throw new ConfigurationException(file, null, null, "bytes that are not UTF-8", "a UTF-8 text file");
        Next();
    }

    /// <summary>The place of every member and element seen so far, by path; of members the place of the key.</summary>
    public Dictionary<string, ConfigurationLocation> Locations { get; } = new(StringComparer.Ordinal);

    /// <summary>The kind of the current value.</summary>
    public readonly JsonTokenType Kind => _reader.TokenType;

    /// <summary>Checks that the current value is an object.</summary>
    public void ExpectObject(string path, string expected)
    {
        if (Kind != JsonTokenType.StartObject) throw Fault(path, Describe(), expected);
    }

    /// <summary>Moves to the value of the next member of an object; false at the object's end.</summary>
    public bool NextMember(string path, HashSet<string> seen, out string key, out string memberPath)
    {
        key = memberPath = string.Empty;
        if (!Next() || Kind == JsonTokenType.EndObject) return false;
        key = GetText(path);
        memberPath = ConfigurationPath.Append(path, key);
        var location = Here();
        if (!seen.Add(key))
            throw new ConfigurationException(_file, location, memberPath, "this key a second time", "each key once");
        Locations[memberPath] = location;
        Next();
        return true;
    }

    /// <summary>Moves to the next element of an array; false at the array's end.</summary>
    public bool NextElement(string path, int index, out string elementPath)
    {
        elementPath = string.Empty;
        if (!Next() || Kind == JsonTokenType.EndArray) return false;
        elementPath = ConfigurationPath.Append(path, index);
        Locations[elementPath] = Here();
        return true;
    }

    /// <summary>The current value, which must be text.</summary>
    public string ReadText(string path, string expected) =>
        Kind == JsonTokenType.String ? GetText(path) : throw Fault(path, Describe(), expected);

    /// <summary>The current value, which must be true or false.</summary>
    public bool ReadBoolean(string path, string expected) =>
        Kind is JsonTokenType.True or JsonTokenType.False ? _reader.GetBoolean() : throw Fault(path, Describe(), expected);

    /// <summary>The current value as it is written: text, number, true or false.</summary>
    public string ReadScalar(string path, string expected) => Kind switch
    {
        JsonTokenType.String => GetText(path),
        JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False => Encoding.UTF8.GetString(_reader.ValueSpan),
        _ => throw Fault(path, Describe(), expected),
    };

    /// <summary>Checks that nothing follows the outermost value.</summary>
    public void ExpectEnd() => Next();

    /// <summary>A fault of the current value.</summary>
    public ConfigurationException Fault(string path, string found, string expected) => new(_file, Here(), path, found, expected);

    /// <summary>A fault of a key that has been passed, or of what it holds as a whole.</summary>
    public readonly ConfigurationException FaultAt(string path, string found, string expected) =>
        new(_file, Locations.TryGetValue(path, out var location) ? location : null, path, found, expected);

    /// <summary>The current value in words.</summary>
    public readonly string Describe() => Kind switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.Null => "null",
        JsonTokenType.String => $"the text \"{ConfigurationText.Shorten(Encoding.UTF8.GetString(_reader.ValueSpan))}\"",
        JsonTokenType.Number => $"the number {ConfigurationText.Shorten(Encoding.UTF8.GetString(_reader.ValueSpan))}",
        _ => Encoding.UTF8.GetString(_reader.ValueSpan),
    };

    private bool Next()
    {
        try
        {
            return _reader.Read();
        }
        catch (JsonException malformed)
        {
            throw new ConfigurationException(
                _file, Locate(malformed), null, $"malformed JSON ({Reason(malformed)})", "valid JSON", malformed);
        }
    }

    private string GetText(string path)
    {
        try
        {
            return _reader.GetString()!;
        }
        catch (InvalidOperationException malformed)
        {
            throw new ConfigurationException(
                _file, Here(), path, "text with half a surrogate pair in its escapes", "valid Unicode text", malformed);
        }
    }

    /// <summary>Where the current token begins. Only ever moves forward, so that a whole file costs one pass.</summary>
    private ConfigurationLocation Here()
    {
        var offset = (int)_reader.TokenStartIndex;
        var passed = _json[_locatedOffset..offset];
        _locatedLine += passed.Count((byte)'\n');
        var newline = passed.LastIndexOf((byte)'\n');
        if (newline >= 0) _lineStart = _locatedOffset + newline + 1;
        _locatedOffset = offset;
        return new ConfigurationLocation(_locatedLine, Encoding.UTF8.GetCharCount(_json[_lineStart..offset]) + 1);
    }

    private readonly ConfigurationLocation? Locate(JsonException malformed)
    {
        if (malformed.LineNumber is not { } line || malformed.BytePositionInLine is not { } position) return null;
        var rest = _json;
        for (var i = 0L; i < line && rest.IndexOf((byte)'\n') is var newline and >= 0; i++) rest = rest[(newline + 1)..];
        var before = rest[..(int)Math.Min(position, rest.Length)];
        return new ConfigurationLocation((int)line + 1, Encoding.UTF8.GetCharCount(before) + 1);
    }

    /// <summary>The parser's words without its own zero-based place.</summary>
    private static string Reason(JsonException malformed)
    {
        var end = malformed.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var text = end < 0 ? malformed.Message : malformed.Message[..end];
        return text.TrimEnd('.');
    }
}

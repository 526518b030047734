using System.Text.Json;
using Hummingbot.Plugins.Sandbox.Matching;

namespace Hummingbot.Plugins.Sandbox.Control;

/// <summary>The JSON object of a control request. Every field must be known and be read; a slip of the pen is told, not ignored.</summary>
internal sealed class ControlBody
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 4 };

    private readonly JsonElement _root;
    private readonly HashSet<string> _unread;

    public ControlBody(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body.IsEmpty ? "{}"u8.ToArray() : body, Options);
            _root = document.RootElement.Clone();
        }
        catch (JsonException malformed)
        {
            throw new ControlException($"The body is not JSON: {malformed.Message}");
        }

        if (_root.ValueKind != JsonValueKind.Object) throw new ControlException("The body is not a JSON object.");
        _unread = [.. _root.EnumerateObject().Select(property => property.Name)];
    }

    public string Text(string name) => OptionalText(name) ?? throw new ControlException($"The field '{name}' is missing.");

    public string? OptionalText(string name) =>
        Find(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : throw new ControlException($"The field '{name}' is not a text.");

    public bool Flag(string name) => OptionalFlag(name) ?? throw new ControlException($"The field '{name}' is missing.");

    public bool? OptionalFlag(string name) => Find(name)?.ValueKind switch
    {
        null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw new ControlException($"The field '{name}' is not true or false."),
    };

    public decimal Number(string name) => OptionalNumber(name) ?? throw new ControlException($"The field '{name}' is missing.");

    /// <summary>A number, as JSON number or as text.</summary>
    public decimal? OptionalNumber(string name)
    {
        if (Find(name) is not { } value) return null;
        var text = value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText();
        return PlainNumber.TryParse(text, out var number) ? number : throw new ControlException($"The field '{name}' is not a plain number.");
    }

    public int? OptionalInteger(string name) => OptionalNumber(name) switch
    {
        null => null,
        { } number when number == decimal.Truncate(number) && Math.Abs(number) <= int.MaxValue => (int)number,
        _ => throw new ControlException($"The field '{name}' is not a whole number."),
    };

    /// <summary>A period given in seconds or other units.</summary>
    public TimeSpan Period(string name, TimeSpan unit, TimeSpan max)
    {
        var number = OptionalNumber(name) ?? 0;
        if (Math.Abs(number) > max.Ticks / unit.Ticks) throw new ControlException($"The field '{name}' is beyond {max.Ticks / unit.Ticks}.");
        return new TimeSpan((long)(number * unit.Ticks));
    }

    /// <summary>One of an enumeration's names, with a small first letter.</summary>
    public T Choice<T>(string name)
        where T : struct, Enum =>
        OptionalChoice<T>(name) ?? throw new ControlException($"The field '{name}' is missing.");

    public T? OptionalChoice<T>(string name)
        where T : struct, Enum
    {
        if (OptionalText(name) is not { } text) return null;
        foreach (var value in Enum.GetValues<T>())
        {
            if (text == NameOf(value)) return value;
        }

        throw new ControlException($"The field '{name}' is none of {string.Join(", ", Enum.GetValues<T>().Select(NameOf))}.");
    }

    public static string NameOf<T>(T value)
        where T : struct, Enum
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    public void ThrowIfUnread()
    {
        if (_unread.Count > 0) throw new ControlException($"There is no field '{_unread.First()}'.");
    }

    private JsonElement? Find(string name)
    {
        _unread.Remove(name);
        return _root.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }
}

using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Hummingbot.Plugins.Fuzzing;

/// <summary>Messages with something wrong with them, as only hostile or broken venues send them; all of it follows from the seed.</summary>
/// <param name="seed">What it follows from.</param>
/// <param name="frames">Sound messages, JSON objects.</param>
/// <param name="values">Values that a member may get instead of its own, as JSON.</param>
internal sealed partial class FrameDamage(int seed, IReadOnlyList<string> frames, IReadOnlyList<string> values)
{
    private readonly Random _random = new(seed);

    public byte[] Next()
    {
        var text = frames[_random.Next(frames.Count)];
        if (_random.Next(3) == 0) text = Rearrange(text);
        if (_random.Next(3) == 0) text = ReplaceText(text);
        var bytes = Encoding.UTF8.GetBytes(text).ToList();
        for (var count = _random.Next(3); count > 0 && bytes.Count > 0; count--) Hit(bytes);
        return [.. bytes];
    }

    // Members swapped, dropped, doubled, or with values that are not theirs.
    private string Rearrange(string text)
    {
        using var json = JsonDocument.Parse(text);
        if (json.RootElement.TryGetProperty("data", out var data) && _random.Next(4) > 0)
            return $"{{\"stream\":{json.RootElement.GetProperty("stream").GetRawText()},\"data\":{Rearrange(data)}}}";
        return Rearrange(json.RootElement);
    }

    private string Rearrange(JsonElement element)
    {
        var members = element.EnumerateObject().Select(member => (member.Name, Value: member.Value.GetRawText())).ToList();
        var (one, other) = (_random.Next(members.Count), _random.Next(members.Count));
        switch (_random.Next(6))
        {
            case 0:
                (members[one], members[other]) = (members[other], members[one]);
                break;
            case 1:
                members.RemoveAt(one);
                break;
            case 2:
                members.Insert(other, members[one]);
                break;
            case 3:
                members.Insert(other, (members[one].Name, values[_random.Next(values.Count)]));
                break;
            default:
                members[one] = (members[one].Name, values[_random.Next(values.Count)]);
                break;
        }

        return $"{{{string.Join(',', members.Select(member => $"\"{member.Name}\":{member.Value}"))}}}";
    }

    private string ReplaceText(string text)
    {
        var texts = Text().Matches(text);
        var chosen = texts[_random.Next(texts.Count)];
        return $"{text[..chosen.Index]}{values[_random.Next(values.Count)]}{text[(chosen.Index + chosen.Length)..]}";
    }

    private void Hit(List<byte> bytes)
    {
        var place = _random.Next(bytes.Count);
        switch (_random.Next(9))
        {
            case 0:
                bytes[place] = (byte)(bytes[place] ^ (1 << _random.Next(8)));
                break;
            case 1:
                bytes.RemoveAt(place);
                break;
            case 2:
                bytes.RemoveRange(place, bytes.Count - place);
                break;
            case 3:
                bytes.AddRange("} {\n,0\"]"u8[_random.Next(8)..]);
                break;
            case 4:
                bytes.InsertRange(place, bytes.GetRange(place, Math.Min(bytes.Count - place, _random.Next(1, 40))));
                break;
            case 5:
                bytes.RemoveRange(place, Math.Min(bytes.Count - place, _random.Next(1, 40)));
                break;
            case 6:
                bytes.Insert(place, OneOf(" \t\n\\\"0.-"u8));
                break;
            default:
                bytes[place] = OneOf("\"{}[],:.-0129eEZTbasUux\\\n\0"u8);
                break;
        }
    }

    private byte OneOf(ReadOnlySpan<byte> choices) => choices[_random.Next(choices.Length)];

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Text();
}

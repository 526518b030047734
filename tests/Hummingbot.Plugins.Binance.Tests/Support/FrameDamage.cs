using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Hummingbot.Plugins.Binance.Tests.Support;

/// <summary>Messages with something wrong with them, as only hostile or broken venues send them; all of it follows from the seed.</summary>
internal sealed partial class FrameDamage(int seed, IReadOnlyList<string> frames)
{
    /// <summary>Values that a member may get instead of its own, as JSON.</summary>
    public static readonly string[] Values =
    [
        "\"1e400\"", "\"1E-2\"", "\"NaN\"", "\"Infinity\"", "\"0x10\"", "\"1234567890123456789012345678901234567890\"", "\"00.5\"", "\"01\"", "\"0\"",
        "\"0.0\"", "\"-0\"", "\"-1\"", "\"+1\"", "\"1.\"", "\".5\"", "\".\"", "\"1.2.3\"", "\" 1\"", "\"1 \"", "\"\"", "\"0.00000000000000000000001\"",
        "\"1.500000000000000000000000000\"", "\"100000000000000\"", "\"999999999999999\"", "\"1234567.12345678\"", "\"12345678.12345678\"",
        "\"0.123456789012345\"", "\"0.1234567890123456\"", "\"9223372036854775807\"", "\"9223372036854775808\"", "\"1,5\"", @"""1\u0030""", @"""\""""",
        "\"\u0001\"", "\"é\"", "\"BTCUSDT\"", "\"btcusdt\"", "\"SUSHIUSDT\"", "\"trade\"", "\"depthUpdate\"", "\"aggTrade\"", "\"24hrTicker\"",
        "\"sushiusdt@depth@100ms\"", "\"sushiusdt@depth@1000ms\"", "\"sushiusdt@depth\"", "\"sushiusdt@trade\"", "\"SUSHIUSDT@depth@100ms\"", "0", "7",
        "007", "-1", "-0", "1.5", "1e3", "1626992741364", "253402300799999", "253402300800000", "1234567890123456", "12345678901234567",
        "9223372036854775807", "9223372036854775808", "null", "true", "[]", "[ ]", "{}", "[[]]", "[[\"1\",\"2\"]]", "[[\"1\",\"2\"],[\"3\",\"0\"]]",
        "[[\"1\",\"2\",\"3\"]]", "[[\"1\",\"2\",[]]]", "[[\"1\"]]", "[\"1\",\"2\"]", "[[1,2]]", "[[\"0\",\"2\"]]", "[[\"1\",\"2\"],]", "[,]",
    ];

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
                members.Insert(other, (members[one].Name, Values[_random.Next(Values.Length)]));
                break;
            default:
                members[one] = (members[one].Name, Values[_random.Next(Values.Length)]);
                break;
        }

        return $"{{{string.Join(',', members.Select(member => $"\"{member.Name}\":{member.Value}"))}}}";
    }

    private string ReplaceText(string text)
    {
        var texts = Text().Matches(text);
        var chosen = texts[_random.Next(texts.Count)];
        return $"{text[..chosen.Index]}{Values[_random.Next(Values.Length)]}{text[(chosen.Index + chosen.Length)..]}";
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
                bytes[place] = OneOf("\"{}[],:.-0129eEbasUu\n\0"u8);
                break;
        }
    }

    private byte OneOf(ReadOnlySpan<byte> choices) => choices[_random.Next(choices.Length)];

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Text();
}

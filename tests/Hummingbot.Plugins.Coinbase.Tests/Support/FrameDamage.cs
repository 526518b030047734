using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Hummingbot.Plugins.Coinbase.Tests.Support;

/// <summary>Messages with something wrong with them, as only hostile or broken venues send them; all of it follows from the seed.</summary>
internal sealed partial class FrameDamage(int seed, IReadOnlyList<string> frames)
{
    /// <summary>Values that a member may get instead of its own, as JSON.</summary>
    public static readonly string[] Values =
    [
        "\"1e400\"", "\"NaN\"", "\"0x10\"", "\"1234567890123456789012345678901234567890\"", "\"00.5\"", "\"0\"", "\"0.0\"", "\"-0\"", "\"-1\"", "\"+1\"",
        "\"1.\"", "\".5\"", "\"1e2\"", "\"1E-3\"", "\" 1\"", "\"\"", "\"Infinity\"", "\"0.000000000000000000001\"", "\"1.500000000000000000000\"",
        "\"9223372036854775807\"", "\"9223372036854775808\"", "\"999999999999999999\"", "\"1,5\"", @"""1\u0030""", @"""\""""", "\"é\"", "\"ETH-USD\"",
        "\"BTC-USD\"", "\"eth-usd\"", "\"buy\"", "\"sell\"", "\"BUY\"", "\"open\"", "\"done\"", "\"match\"", "\"received\"", "\"change\"", "\"l2update\"",
        "\"snapshot\"", "\"heartbeat\"", "\"error\"", "\"subscriptions\"", "\"d50ec984-77a8-460a-b958-66f114b0de9b\"",
        "\"D50EC984-77A8-460A-B958-66F114B0DE9B\"", "\"d50ec984-77a8-460a-b958-66f114b0de9g\"", "\"d50ec984x77a8-460a-b958-66f114b0de9b\"",
        "\"00000000-0000-0000-0000-000000000000\"", "\"d50ec98477a8460ab95866f114b0de9b\"", "\"order-1\"", "\"2021-02-29T16:43:37.075687Z\"",
        "\"2024-02-29T23:59:59.999999Z\"", "\"2021-04-31T16:43:37.075687Z\"", "\"0000-04-17T16:43:37.075687Z\"", "\"2021-04-17T24:00:00.000000Z\"",
        "\"2021-04-17T16:60:37.075687Z\"", "\"2021-04-17T16:43:60.075687Z\"", "\"2021-04-17T16:43:37.075687+01:00\"", "\"2021-04-17T16:43:37Z\"",
        "\"2021-04-17t16:43:37.075687z\"", "\"2021-13-17T16:43:37.075687Z\"", "\"9999-12-31T23:59:59.999999Z\"", "0", "7", "07", "-1", "1.5", "1e3",
        "123456789012345678", "1234567890123456789", "9223372036854775807", "9223372036854775808", "null", "true", "[]", "{}", "[[]]",
        "[[\"buy\",\"1\",\"2\"]]", "[[\"sell\",\"1.25\",\"2\"],[\"buy\",\"1\",\"0\"]]", "[[\"buy\",\"1\",\"2\",\"3\"]]", "[[\"buy\",\"1\"]]", "[\"buy\",\"1\",\"2\"]",
        "[[\"buy\",1,2]]", "[[\"buy\",\"0\",\"2\"]]",
    ];

    private readonly Random _random = new(seed);

    public byte[] Next()
    {
        var text = frames[_random.Next(frames.Count)];
        if (_random.Next(2) == 0) text = Rearrange(text);
        if (_random.Next(3) == 0) text = ReplaceText(text);
        var bytes = Encoding.UTF8.GetBytes(text).ToList();
        for (var count = _random.Next(3); count > 0 && bytes.Count > 0; count--) Hit(bytes);
        return [.. bytes];
    }

    // Members swapped, dropped, doubled, or with values that are not theirs.
    private string Rearrange(string text)
    {
        using var json = JsonDocument.Parse(text);
        var members = json.RootElement.EnumerateObject().Select(member => (member.Name, Value: member.Value.GetRawText())).ToList();
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
        switch (_random.Next(8))
        {
            case 0:
                bytes[place] = (byte)(bytes[place] ^ (1 << _random.Next(7)));
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
                bytes.Insert(place, " \t\n\\\"0.-"u8[_random.Next(8)]);
                break;
            default:
                bytes[place] = "\"{}[],:.-0129eEZT\\ aux\n\0"u8[_random.Next(24)];
                break;
        }
    }

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Text();
}

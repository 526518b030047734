using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace Hummingbot.Plugins.Hosting.Tests.Recordings;

public sealed class JsonStringUnescaperTests
{
    private static readonly string[] Pieces =
    [
        "a", "0123456789abcdef", "\\\"", "\\\\", "\\/", "\\n", "\\u00e9", "\\u0000", "\\ud83d\\ude00", "é", "€", "😀",
        "plain text of some length", "\\ud83d", "\\x", "\"", "\u0001", "\\u12", "\\",
    ];

    [Fact]
    public void It_agrees_with_the_standard_reader_on_any_text()
    {
        var texts = Gen.Elements(Pieces).ListOf().Select(string.Concat);

        Prop.ForAll(texts.ToArbitrary(), text => Assert.Equal(Standard(text), Fast(text))).QuickCheckThrowOnFailure();
        Prop.ForAll(
            ArbMap.Default.ArbFor<NonNull<string>>(),
            text => Assert.Equal(Standard(Escaped(text.Get)), Fast(Escaped(text.Get)))).QuickCheckThrowOnFailure();
    }

    private static string Escaped(string text) => JsonSerializer.Serialize(text)[1..^1];

    private static string? Fast(string escaped)
    {
        var source = Encoding.UTF8.GetBytes(escaped);
        var destination = new byte[source.Length];
        return JsonStringUnescaper.TryUnescape(source, destination, out var written)
            ? Encoding.UTF8.GetString(destination, 0, written)
            : null;
    }

    private static string? Standard(string escaped)
    {
        try
        {
            using var json = JsonDocument.Parse($"\"{escaped}\"");
            return json.RootElement.GetString();
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}

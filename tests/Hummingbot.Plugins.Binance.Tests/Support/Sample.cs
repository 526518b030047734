using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Hummingbot.Plugins.Binance.Tests.Support;

/// <summary>Private messages of the venue, from its documentation and from captures; <c>Samples/account.jsonl</c> names where each is from.</summary>
internal static class Sample
{
    /// <summary>The one message of a case that came from the venue, the acknowledgement of a subscription aside.</summary>
    public static byte[] Of(string name) => Encoding.UTF8.GetBytes(Bodies(name, "in")[^1]);

    public static T Read<T>(string name, JsonTypeInfo<T> type) => JsonSerializer.Deserialize(Of(name), type)!;

    public static IReadOnlyList<string> Bodies(string name, string direction) =>
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Samples", "account.jsonl"))
            .Select(line => JsonSerializer.Deserialize<JsonElement>(line))
            .Where(line => line.GetProperty("case").ValueEquals(name) && line.GetProperty("dir").ValueEquals(direction))
            .Select(line => line.GetProperty("body").GetString()!),
    ];
}

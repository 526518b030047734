using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace Hummingbot.Plugins.Hosting.Tests.Recordings;

/// <summary>The recordings of real traffic in the repository, and a plain second reader to check the real one against.</summary>
internal static class RecordingSamples
{
    public static string RecordingsDirectory { get; } = Path.GetFullPath(
        typeof(RecordingSamples).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "RecordingsDirectory").Value!);

    public static string RepositoryDirectory { get; } = Path.GetFullPath("../..", RecordingsDirectory);

    public static string Folder(string name) => Path.Combine(RecordingsDirectory, name);

    /// <summary>The messages of a folder of plain files, read the slow and obvious way.</summary>
    public static List<StoredMessage> ReadPlainly(string folder)
    {
        var messages = new List<(decimal Time, StoredMessage Message)>();
        foreach (var (name, channel) in new[] { ("rest.jsonl", WireChannel.Rest), ("ws.jsonl", WireChannel.WebSocket) })
        {
            if (!File.Exists(Path.Combine(folder, name))) continue;
            foreach (var line in File.ReadLines(Path.Combine(folder, name)))
            {
                using var json = JsonDocument.Parse(line);
                messages.Add((json.RootElement.GetProperty("t").GetDecimal(), Read(json.RootElement, channel)));
            }
        }

        // A stable sort: for files whose times never go back it is the merge.
        return [.. messages.OrderBy(pair => pair.Time).Select(pair => pair.Message)];
    }

    private static StoredMessage Read(JsonElement json, WireChannel channel)
    {
        var time = json.GetProperty("t").GetRawText().Split('.');
        var ticks = long.Parse(time[0] + (time.Length > 1 ? time[1] : string.Empty).PadRight(7, '0'), CultureInfo.InvariantCulture);
        return new StoredMessage(
            channel,
            json.GetProperty("dir").GetString() == "in" ? WireDirection.In : WireDirection.Out,
            DateTimeOffset.UnixEpoch.AddTicks(ticks),
            json.GetProperty("url").GetString()!,
            json.TryGetProperty("method", out var method) ? method.GetString() : null,
            json.TryGetProperty("conn", out var connection) ? connection.GetInt32() : 0,
            json.TryGetProperty("enc", out _),
            Convert.ToHexString(json.TryGetProperty("enc", out _)
                ? json.GetProperty("body").GetBytesFromBase64()
                : System.Text.Encoding.UTF8.GetBytes(json.GetProperty("body").GetString()!)));
    }
}

using System.Reflection;
using System.Text;
using System.Text.Json;

namespace Hummingbot.Plugins.Recordings;

/// <summary>One line of a recording.</summary>
internal sealed record RecordedLine(decimal Time, bool IsRest, string Direction, string Url, string? Method, string Body)
{
    public bool IsFrame => !IsRest && Direction == "in";

    public WireMessage ToWireMessage() => new()
    {
        Channel = IsRest ? WireChannel.Rest : WireChannel.WebSocket,
        Direction = Direction == "in" ? WireDirection.In : WireDirection.Out,
        Time = DateTimeOffset.UnixEpoch.AddTicks((long)(Time * TimeSpan.TicksPerSecond)),
        Url = Url,
        Method = Method,
        Body = Encoding.UTF8.GetBytes(Body),
    };
}

/// <summary>Reads the recorded files the plain way: every line of both, in order of time.</summary>
internal static class Recording
{
    public static IReadOnlyList<RecordedLine> Load(string name)
    {
        var root = typeof(Recording).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "Recordings").Value!;
        var rest = File.ReadLines(Path.Combine(root, name, "rest.jsonl")).Select(line => Parse(line, isRest: true));
        var frames = File.ReadLines(Path.Combine(root, name, "ws.jsonl")).Select(line => Parse(line, isRest: false));
        return [.. rest.Concat(frames).OrderBy(line => line.Time)];
    }

    public static IAsyncEnumerable<WireMessage> Play(IEnumerable<RecordedLine> lines) =>
        lines.Select(line => line.ToWireMessage()).ToAsyncEnumerable();

    private static RecordedLine Parse(string line, bool isRest)
    {
        using var json = JsonDocument.Parse(line);
        var root = json.RootElement;
        return new RecordedLine(
            root.GetProperty("t").GetDecimal(),
            isRest,
            root.GetProperty("dir").GetString()!,
            root.GetProperty("url").GetString()!,
            root.TryGetProperty("method", out var method) ? method.GetString() : null,
            root.GetProperty("body").GetString()!);
    }
}

using System.Reflection;
using System.Text.Json;

namespace Hummingbot.Plugins.Coinbase.Tests.Support;

/// <summary>The shapes of private messages, by the names of their cases.</summary>
internal static class Samples
{
    private static readonly Dictionary<string, string> Bodies = Load();

    public static IReadOnlyCollection<string> Cases => Bodies.Keys;

    public static string Body(string name) => Bodies[name];

    private static Dictionary<string, string> Load()
    {
        var root = typeof(Samples).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "Recordings").Value!;
        var bodies = new Dictionary<string, string>();
        foreach (var line in File.ReadLines(Path.Combine(root, "samples", "coinbase.jsonl")))
        {
            using var json = JsonDocument.Parse(line);
            bodies.Add(json.RootElement.GetProperty("case").GetString()!, json.RootElement.GetProperty("body").GetString()!);
        }

        return bodies;
    }
}

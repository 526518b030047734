using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hummingbot.Plugins.Testing;

/// <summary>
/// The verdict of a run: one row for each card and class, in a JSON file, when the environment variable <see cref="PathVariable"/> names one.
/// The file is rewritten with every card that ends, so that a run that is cut short has told what it knew.
/// </summary>
public static class ConformanceReport
{
    /// <summary>The environment variable that names the file.</summary>
    public const string PathVariable = "HBOT_CONFORMANCE_REPORT";

    private static readonly Lock Lock = new();
    private static readonly List<CardResult> All = [];
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The cards of this process that have ended, in the order of classes and cards. A snapshot.</summary>
    public static IReadOnlyList<CardResult> Results
    {
        get
        {
            lock (Lock) return Sorted();
        }
    }

    /// <summary>Reads a report.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Its rows.</returns>
    public static IReadOnlyList<CardResult> Read(string path) => JsonSerializer.Deserialize<CardResult[]>(File.ReadAllText(path), Json) ?? [];

    internal static void Add(CardResult result)
    {
        lock (Lock)
        {
            All.Add(result);
            if (Environment.GetEnvironmentVariable(PathVariable) is not { Length: > 0 } path) return;
            var next = path + ".next";
            File.WriteAllText(next, JsonSerializer.Serialize(Sorted(), Json));
            File.Move(next, path, overwrite: true);
        }
    }

    private static CardResult[] Sorted() =>
    [
        .. All.OrderBy(row => row.Class, StringComparer.Ordinal)
            .ThenBy(row => row.Card, StringComparer.Ordinal)
            .ThenBy(row => row.Name, StringComparer.Ordinal),
    ];
}

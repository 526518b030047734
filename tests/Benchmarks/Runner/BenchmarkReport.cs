using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hummingbot.Plugins.Benchmarks;

/// <summary>Rows, for people and for programs.</summary>
internal static class BenchmarkReport
{
    public static string ToJson(IReadOnlyList<BenchmarkRow> rows) => JsonSerializer.Serialize(rows, BenchmarkJson.Default.IReadOnlyListBenchmarkRow);

    public static string ToTable(IReadOnlyList<BenchmarkRow> rows)
    {
        var text = new StringBuilder("| what | ours | reference | unit | ratio | at most | met |\n|---|---:|---:|---|---:|---:|---|\n");
        foreach (var row in rows)
        {
            var reference = row.Reference is null ? "-" : $"{Number(row.Reference)} ({row.ReferenceName})";
            var met = row.Met switch { true => "yes", false => "**no**", null => "-" };
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {row.Name} | {Number(row.Ours)} | {reference} | {row.Unit} | {Number(row.Ratio)} | {Number(row.Limit)} | {met} |");
        }

        return text.ToString();
    }

    private static string Number(double? value) => value switch
    {
        null => "-",
        double.MaxValue => "∞",
        >= 1000 => value.Value.ToString("N0", CultureInfo.InvariantCulture),
        >= 100 => value.Value.ToString("0", CultureInfo.InvariantCulture),
        _ => value.Value.ToString("0.##", CultureInfo.InvariantCulture),
    };
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(IReadOnlyList<BenchmarkRow>))]
internal sealed partial class BenchmarkJson : JsonSerializerContext;

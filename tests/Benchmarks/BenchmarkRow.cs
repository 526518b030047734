using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hummingbot.Plugins.Benchmarks;

/// <summary>One result: ours and a reference, both medians of the same interleaved rounds.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Ours">Our figure.</param>
/// <param name="Unit">The unit of both figures.</param>
/// <param name="Reference">The reference's figure.</param>
/// <param name="ReferenceName">What the reference is.</param>
/// <param name="Ratio">The median of ours / reference over the rounds.</param>
public sealed record BenchmarkRow(string Name, double Ours, string Unit, double Reference, string ReferenceName, double Ratio)
{
    /// <summary>Pairs the rounds of two contestants.</summary>
    public static BenchmarkRow Of(string name, string unit, string referenceName, IReadOnlyList<double> ours, IReadOnlyList<double> reference) => new(
        name,
        Math.Round(Median(ours), 2),
        unit,
        Math.Round(Median(reference), 2),
        referenceName,
        Math.Round(Median([.. ours.Zip(reference, (mine, theirs) => mine / theirs)]), 3));

    public static string ToJson(IReadOnlyList<BenchmarkRow> rows) => JsonSerializer.Serialize(rows, BenchmarkJson.Default.IReadOnlyListBenchmarkRow);

    public static string ToTable(IReadOnlyList<BenchmarkRow> rows)
    {
        var text = new StringBuilder("| what | ours | reference | ratio | unit |\n|---|---:|---:|---:|---|\n");
        foreach (var row in rows)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {row.Name} | {row.Ours:0.##} | {row.Reference:0.##} ({row.ReferenceName}) | {row.Ratio:0.00} | {row.Unit} |");
        }

        return text.ToString();
    }

    private static double Median(IReadOnlyList<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(IReadOnlyList<BenchmarkRow>))]
internal sealed partial class BenchmarkJson : JsonSerializerContext;

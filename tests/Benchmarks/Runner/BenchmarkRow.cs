namespace Hummingbot.Plugins.Benchmarks;

/// <summary>One result: ours and a reference, both medians of the same interleaved rounds.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Ours">Our figure.</param>
/// <param name="Unit">The unit of both figures.</param>
/// <param name="Reference">The reference's figure; <see langword="null"/> for a figure that is reported alone.</param>
/// <param name="ReferenceName">What the reference is.</param>
/// <param name="Ratio">The median of ours / reference over the rounds.</param>
/// <param name="Limit">What the ratio may be at most; <see langword="null"/> where there is no limit.</param>
/// <param name="Met">Whether it is; <see langword="null"/> where there is no limit.</param>
public sealed record BenchmarkRow(
    string Name, double Ours, string Unit, double? Reference, string? ReferenceName, double? Ratio, double? Limit, bool? Met)
{
    /// <summary>Pairs the rounds of two contestants.</summary>
    public static BenchmarkRow Of(
        string name, string unit, string referenceName, IReadOnlyList<double> ours, IReadOnlyList<double> reference, double? limit = null)
    {
        var ratio = Median([.. ours.Zip(reference, (mine, theirs) => mine / theirs)]);
        return new(name, Median(ours), unit, Median(reference), referenceName, ratio, limit, limit is null ? null : ratio <= limit);
    }

    /// <summary>
    /// A limit that is an amount on top of the reference, as the ratio that it comes to beside the reference's median.
    /// </summary>
    public static BenchmarkRow OfMargin(
        string name, string unit, string referenceName, IReadOnlyList<double> ours, IReadOnlyList<double> reference, double margin)
    {
        var floor = Median(reference);
        return Of(name, unit, referenceName, ours, reference, (floor + margin) / floor);
    }

    /// <summary>A figure with a limit of its own and nothing to run beside it: bytes, say.</summary>
    public static BenchmarkRow AtMost(string name, double ours, string unit, double limit)
    {
        // Nothing divided by nothing is as good as the limit.
        var ratio = limit == 0 ? (ours == 0 ? 1 : double.MaxValue) : ours / limit;
        return new(name, ours, unit, limit, "the limit", ratio, 1, ours <= limit);
    }

    /// <summary>A figure that is reported and not judged.</summary>
    public static BenchmarkRow Reported(string name, double ours, string unit) => new(name, ours, unit, null, null, null, null, null);

    public static double Median(IReadOnlyList<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }
}

using System.Globalization;

namespace Hummingbot.Plugins.Benchmarks;

/// <summary>
/// A stream of depth updates made from the kinds, ranks and frame sizes counted in real captures (<c>profile.json</c>), on a book kept at about
/// 1,000 levels a side. The same every time; made once and kept.
/// </summary>
/// <remarks>
/// The folder holds <c>levels.bin</c> (see <see cref="LevelFile"/>), the same as Binance frames in <c>frames.ndjson</c> (one a line, about 433
/// bytes and 10.5 levels each, update ids without a gap), the book to start from in <c>snapshot.json</c>, and in <c>check.json</c> the digest
/// of the book at the end.
/// </remarks>
internal static class GeneratedWorkload
{
    /// <summary>What the benchmarks use: enough that no cache or branch predictor learns it by heart.</summary>
    public static string Folder(BenchmarkOptions options) => Folder(options.IsQuick ? 1_000_000 : 5_000_000);

    /// <summary>The folder with so many level updates.</summary>
    public static string Folder(int updates)
    {
        var folder = Layout.Scratch("workload-" + updates.ToString(CultureInfo.InvariantCulture));
        if (!File.Exists(Path.Combine(folder, "check.json"))) new WorkloadGenerator(WorkloadProfile.Read(), updates).Write(folder);
        return folder;
    }
}

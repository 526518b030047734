using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;
using Perfolizer.Mathematics.OutlierDetection;
using MeasuredReport = BenchmarkDotNet.Reports.BenchmarkReport;

namespace Hummingbot.Plugins.Benchmarks;

/// <summary>
/// The smallest operations, each beside what one would write without further thought: BenchmarkDotNet measures them, in this process. Its
/// own tables stay under artifacts/benchmarks/micro.
/// </summary>
/// <remarks>
/// BenchmarkDotNet measures one method after the other, not in turn: what else the machine does can fall on one of them alone.
/// </remarks>
internal static class MicroBenchmark
{
    public static Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkOptions options)
    {
        var config = Configure(options);
        IReadOnlyList<BenchmarkRow> rows =
        [
            .. RowsOf(BenchmarkRunner.Run<PriceTextOperations>(config), isFreeOfAllocation: true),
            .. RowsOf(BenchmarkRunner.Run<BookOperations>(config), isFreeOfAllocation: true),
            .. RowsOf(BenchmarkRunner.Run<SigningOperations>(config), isFreeOfAllocation: false), // a request's content is a new object
        ];
        return Task.FromResult(rows);
    }

    /// <summary>
    /// The warm-up is long enough for the last tier of compilation; short operations repeat themselves, so a call's overhead does not count.
    /// </summary>
    private static ManualConfig Configure(BenchmarkOptions options) => ManualConfig.CreateEmpty()
        .AddJob(Job.Default
            .WithToolchain(new InProcessEmitToolchain(TimeSpan.FromMinutes(2), logOutput: false))
            .WithIterationTime(TimeInterval.FromMilliseconds(options.IsQuick ? 60 : 120))
            .WithWarmupCount(options.IsQuick ? 12 : 15)
            .WithIterationCount(options.IsQuick ? 9 : 15)
            .WithEvaluateOverhead(false)
            .WithOutlierMode(OutlierMode.DontRemove))
        .AddLogicalGroupRules(BenchmarkLogicalGroupRule.ByCategory)
        .AddDiagnoser(MemoryDiagnoser.Default)
        .AddColumnProvider(DefaultColumnProviders.Instance)
        .AddColumn(CategoriesColumn.Default)
        .AddExporter(MarkdownExporter.GitHub)
        .AddLogger(NullLogger.Instance)
        .WithArtifactsPath(Layout.Scratch("micro"))
        .WithOptions(ConfigOptions.DisableLogFile);

    private static IEnumerable<BenchmarkRow> RowsOf(Summary summary, bool isFreeOfAllocation)
    {
        if (summary.HasCriticalValidationErrors)
        {
            var errors = summary.ValidationErrors.Select(error => error.Message);
            throw new InvalidOperationException($"{summary.Title}: {string.Join(' ', errors)}");
        }

        foreach (var operation in summary.Reports.GroupBy(report => report.BenchmarkCase.Descriptor.Categories.Single()))
        {
            var reference = operation.Single(report => report.BenchmarkCase.Descriptor.Baseline);
            foreach (var ours in operation.Where(report => report != reference))
            {
                var name = $"{operation.Key} ({TitleOf(ours)})";
                yield return BenchmarkRow.Of(name, "ns", TitleOf(reference), Nanoseconds(ours), Nanoseconds(reference));
                yield return isFreeOfAllocation
                    ? BenchmarkRow.AtMost($"{name}, allocation", Allocated(ours), "bytes", 0)
                    : BenchmarkRow.Of($"{name}, allocation", "bytes", TitleOf(reference), [Allocated(ours)], [Allocated(reference)]);
            }
        }
    }

    private static string TitleOf(MeasuredReport report) => report.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\'');

    /// <summary>An operation's time in each iteration.</summary>
    private static double[] Nanoseconds(MeasuredReport report)
    {
        double[] iterations =
        [
            .. report.AllMeasurements
                .Where(measurement => measurement.Is(IterationMode.Workload, IterationStage.Result))
                .Select(measurement => measurement.GetAverageTime().Nanoseconds),
        ];
        return report.Success && iterations.Length > 0 ? iterations : throw new InvalidOperationException(
            $"'{TitleOf(report)}' failed: {string.Join('\n', report.ExecuteResults.SelectMany(result => result.Results))}");
    }

    private static double Allocated(MeasuredReport report) => report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase)
        ?? throw new InvalidOperationException($"'{TitleOf(report)}' has no figure of its allocation.");
}

using System.Collections.Concurrent;
using System.Globalization;
using Hummingbot.Plugins.FaultMatrix.Tests.Support;

namespace Hummingbot.Plugins.FaultMatrix.Tests.Matrix;

/// <summary>Runs every fault with several seeds.</summary>
internal static class FaultMatrix
{
    /// <summary>How many seeds each fault is run with; <c>HBOT_FAULT_SEEDS</c> asks for more.</summary>
    private const int Seeds = 5;

    /// <summary>The environment variable that says how many seeds to run.</summary>
    private const string SeedsVariable = "HBOT_FAULT_SEEDS";

    public static TheoryData<string> Faults { get; } = [.. TradingFault.All.Select(fault => fault.Name)];

    public static async Task RunAsync(Venue venue, string faultName)
    {
        var fault = TradingFault.All.Single(fault => fault.Name == faultName);
        var seeds = int.TryParse(Environment.GetEnvironmentVariable(SeedsVariable), CultureInfo.InvariantCulture, out var more) ? more : Seeds;
        var tallies = new ConcurrentBag<SessionTally>();
        await Parallel.ForEachAsync(
            Enumerable.Range(1, seeds),
            new ParallelOptions { MaxDegreeOfParallelism = 3, CancellationToken = TestContext.Current.CancellationToken },
            async (seed, _) =>
            {
                try
                {
                    tallies.Add(await FaultSession.RunAsync(venue, fault, seed));
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    throw new InvalidOperationException($"{venue.Name}, {fault.Name}, seed {seed}: {exception.Message}", exception);
                }
            });
        var all = tallies.Aggregate((one, other) => one + other);
        TestContext.Current.TestOutputHelper?.WriteLine($"{venue.Name}, {fault.Name}, {seeds} seeds: {all}");
        // A few seeds may be quiet ones.
        if (seeds >= Seeds) Assert.True(all is { Orders: > 0, Fills: > 0, Strikes: > 0 }, $"Not much has happened: {all}.");
    }
}

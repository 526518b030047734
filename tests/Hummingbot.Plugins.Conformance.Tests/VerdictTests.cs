using System.Diagnostics;
using Hummingbot.Plugins.Testing;

namespace Hummingbot.Plugins.Conformance.Tests;

public sealed class VerdictTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_ends_in_one_verdict_that_can_be_read()
    {
        var row = Assert.Single(await RunAsync("A_limit_buy_is_filled_and_completed", isLive: false));
        Assert.Equal(
            ("HBP-O10", "A limit buy is filled and completed", "binance", nameof(BinanceConnectorByUserStream), CardOutcome.Passed, null),
            (row.Card, row.Name, row.Exchange, row.Class, row.Outcome, row.Reason));
        Assert.InRange(row.Milliseconds, 1, 60_000);
    }

    [Theory]
    [InlineData("A_limit_buy_is_filled_and_completed", "The card is not for the real API.")]
    [InlineData("An_order_is_cancelled", "The environment variable BINANCE_API_KEY is not set.")]
    public async Task On_the_real_API_only_safe_cards_run_and_none_without_keys(string card, string reason)
    {
        var row = Assert.Single(await RunAsync(card, isLive: true));
        Assert.Equal((CardOutcome.NotApplicable, reason), (row.Outcome, row.Reason));
    }

    /// <summary>Runs one card in a process of its own.</summary>
    private static async Task<IReadOnlyList<CardResult>> RunAsync(string card, bool isLive)
    {
        var report = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.json");
        try
        {
            var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Hummingbot.Plugins.Conformance.Tests" + (OperatingSystem.IsWindows() ? ".exe" : "")))
            {
                RedirectStandardOutput = true,
                Environment =
                {
                    [ConformanceReport.PathVariable] = report,
                    [ConformanceTest.SwitchVariable] = isLive ? "live" : "sandbox",
                    ["BINANCE_API_KEY"] = "",
                },
            };
            foreach (var argument in (string[])["-class", typeof(BinanceConnectorByUserStream).FullName!, "-method", $"*.{card}"])
                start.ArgumentList.Add(argument);
            using var process = Process.Start(start)!;
            var output = await process.StandardOutput.ReadToEndAsync(Cancelled);
            await process.WaitForExitAsync(Cancelled);
            Assert.True(process.ExitCode == 0, output);
            return ConformanceReport.Read(report);
        }
        finally
        {
            File.Delete(report);
        }
    }
}

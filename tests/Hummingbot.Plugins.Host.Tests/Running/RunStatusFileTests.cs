using Hummingbot.Plugins.Host.Running;
using Hummingbot.Plugins.Host.Tests.Support;

namespace Hummingbot.Plugins.Host.Tests.Running;

public class RunStatusFileTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public async Task What_is_written_is_read_back()
    {
        using var workspace = new Workspace();
        var status = StatusOf(Environment.ProcessId, RunStatusFile.ProcessStart);
        await RunStatusFile.WriteAsync(workspace.Root, status, TestContext.Current.CancellationToken);
        var read = await RunStatusFile.ReadAsync(workspace.Root, TestContext.Current.CancellationToken);
        Assert.Equal(status.Books, read!.Books);
        Assert.Equal(status.WrittenAt, read.WrittenAt);
        RunStatusFile.Remove(workspace.Root);
        Assert.Null(await RunStatusFile.ReadAsync(workspace.Root, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_status_is_judged_by_its_age_and_its_process()
    {
        var own = StatusOf(Environment.ProcessId, RunStatusFile.ProcessStart);
        Assert.Equal(RunLiveness.None, RunStatusFile.Judge(null, Now));
        Assert.Equal(RunLiveness.Running, RunStatusFile.Judge(own, Now));
        Assert.Equal(RunLiveness.Stale, RunStatusFile.Judge(own, Now.AddSeconds(6)));
        // Another process has got the number since.
        Assert.Equal(RunLiveness.Ended, RunStatusFile.Judge(StatusOf(Environment.ProcessId, RunStatusFile.ProcessStart.AddHours(-1)), Now));
        Assert.Equal(RunLiveness.Ended, RunStatusFile.Judge(StatusOf(int.MaxValue, Now), Now));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{\"version\":7}")]
    public async Task A_damaged_status_is_named(string text)
    {
        using var workspace = new Workspace();
        workspace.Write("share/hbot/status.json", text);
        var outcome = (await workspace.RunAsync("status")).Failed();
        Assert.Contains("status.json cannot be read", outcome.Error, StringComparison.Ordinal);
    }

    private static RunStatus StatusOf(int processId, DateTimeOffset started) => new()
    {
        ProcessId = processId,
        StartedAt = started,
        WrittenAt = Now,
        Plugins = [],
        Books = [new RunningBook { Exchange = "binance", Pair = "BTC-USDT", State = "ready", LastChange = Now }],
    };
}

using Hummingbot.Plugins.Host.Tests.Support;

namespace Hummingbot.Plugins.Host.Tests.CommandLine;

public class RunTradingTests
{
    [Fact]
    public async Task A_run_takes_up_the_orders_on_record_tells_their_events_and_cancels_them_at_its_end_when_told_so()
    {
        using var workspace = new Workspace();
        workspace.Drop("Binance");
        await using var sandbox = await SandboxProcess.StartAsync(workspace, "binance");
        await sandbox.TradeAsync("BTC-USDT", "sell", "50000", "1");
        (await workspace.RunAsync("order", "buy", "binance", "BTC-USDT", "0.1", "--price", "49000", "--sandbox", sandbox.Control)).Done();

        await using var run = workspace.Start(
            "run", "--exchange", "binance", "--pair", "BTC-USDT", "--cancel-on-exit", "--json", "--sandbox", sandbox.Control);
        await run.WaitForLineAsync(line => line.Contains("\"state\":\"ready\"", StringComparison.Ordinal));
        await sandbox.TradeAsync("BTC-USDT", "sell", "49000", "0.04");
        var fill = await run.WaitForLineAsync(line => line.Contains("\"event\":\"OrderFilled\"", StringComparison.Ordinal));
        Assert.Contains("\"amount\":\"0.04\"", fill, StringComparison.Ordinal);

        await run.InterruptAsync();
        (await run.FinishAsync()).Done();
        Assert.Equal("cancelled", Assert.Single(await sandbox.OrdersAsync()).GetProperty("status").GetString());
        var history = (await workspace.RunAsync("history", "--sandbox", sandbox.Control, "--json")).Done().Json;
        Assert.Single(history.GetProperty("fills").EnumerateArray());
    }
}

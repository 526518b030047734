using System.Reflection;
using Hummingbot.Plugins.Binance.Sandbox.Tests.Support;
using Hummingbot.Plugins.Interop;

namespace Hummingbot.Plugins.Binance.Sandbox.Tests;

/// <summary>A client that nobody here wrote trades on the sandbox, unmodified: that is what proves that its wire is the venue's.</summary>
public sealed class CcxtTests
{
    [Fact]
    public async Task Ccxt_trades_on_the_sandbox_as_it_does_on_the_venue()
    {
        await using var exchange = await Exchange.StartAsync(new SandboxOptions { Seed = 1, RunMarketMakers = false });
        // Books that stand still, so that every check finds what it expects.
        for (var i = 0; i < 3; i++) exchange.Sandbox.Makers.Step();
        var folder = typeof(CcxtTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "Interop").Value!;
        var (exitCode, checks, errors) = await new NodeScript(folder).RunAsync(
            "binance.mjs",
            new Dictionary<string, string>
            {
                ["SANDBOX_REST"] = exchange.Endpoints.Endpoints["rest"].ToString(),
                ["SANDBOX_WEBSOCKET"] = exchange.Endpoints.Endpoints["webSocket"].ToString(),
                ["SANDBOX_API_KEY"] = exchange.ApiKey,
                ["SANDBOX_API_SECRET"] = exchange.Secret,
            },
            Exchange.Cancellation);
        Assert.All(checks, check => Assert.True(check.Error is null, $"{check.Name}: {check.Error}"));
        Assert.True(exitCode == 0, errors);
        Assert.Equal(31, checks.Count);
    }
}

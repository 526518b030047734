using System.Reflection;
using Hummingbot.Plugins.Coinbase.Sandbox.Tests.Support;
using Hummingbot.Plugins.Interop;

namespace Hummingbot.Plugins.Coinbase.Sandbox.Tests;

/// <summary>A client that nobody here wrote trades on the sandbox, unmodified but for its addresses.</summary>
public sealed class CcxtTests
{
    [Fact]
    public async Task Ccxt_trades_as_if_it_were_the_venue()
    {
        await using var venue = await Venue.StartAsync(options: new SandboxOptions
        {
            RunMarketMakers = false,
            InitialBalances = new Dictionary<string, decimal> { ["USD"] = 1_000, ["BTC"] = 5 },
        });
        venue.Engine.SetBalance("other", "BTC", 100);
        venue.Engine.SetBalance("other", "USD", 10_000);
        foreach (var price in (ReadOnlySpan<decimal>)[99, 98]) venue.Other(TradeType.Buy, price, 10);
        foreach (var price in (ReadOnlySpan<decimal>)[101, 102, 103]) venue.Other(TradeType.Sell, price, 10);
        var folder = typeof(CcxtTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "Interop").Value!;
        var credentials = venue.Endpoints.Credentials;
        var (exitCode, checks, errors) = await new NodeScript(folder).RunAsync(
            "coinbaseexchange.mjs",
            new Dictionary<string, string>
            {
                ["SANDBOX_REST"] = venue.Endpoints.Endpoints["rest"].ToString(),
                ["SANDBOX_WEBSOCKET"] = venue.Endpoints.Endpoints["webSocket"].ToString(),
                ["SANDBOX_API_KEY"] = credentials["api_key"],
                ["SANDBOX_SECRET_KEY"] = credentials["secret_key"],
                ["SANDBOX_PASSPHRASE"] = credentials["passphrase"],
            },
            TestContext.Current.CancellationToken);
        Assert.All(checks, check => Assert.True(check.Error is null, $"{check.Name}: {check.Error}"));
        Assert.True(exitCode == 0, errors);
        Assert.Equal(19, checks.Count);
    }
}

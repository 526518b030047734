using System.Text.Json;
using Hummingbot.Plugins.Host.Tests.Support;

namespace Hummingbot.Plugins.Host.Tests.CommandLine;

/// <summary>The sandbox stands for the exchange: plugins.json has its addresses, and the environment its keys.</summary>
public class ConnectTests
{
    [Fact]
    public async Task Keys_that_the_exchange_accepts_are_stored_encrypted_and_used_until_they_are_deleted()
    {
        using var workspace = new Workspace();
        await using var sandbox = await StartAsync(workspace);
        var secret = SetKeys(workspace, sandbox);
        var connected = (await workspace.RunAsync("connect", "binance", "--json")).Done().Json;
        Assert.True(connected.GetProperty("connected").GetBoolean());
        foreach (var file in Directory.EnumerateFiles(workspace.Data, "*", SearchOption.AllDirectories))
            Assert.DoesNotContain(secret, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);

        workspace.Variables.Remove("BINANCE_API_KEY");
        workspace.Variables.Remove("BINANCE_API_SECRET");
        Assert.Contains("USDT", (await workspace.RunAsync("balance", "binance")).Done().Output, StringComparison.Ordinal);
        var tested = (await workspace.RunAsync("connect", "--json")).Done().Json.GetProperty("exchanges")[0];
        Assert.True(tested.GetProperty("accepted").GetBoolean());

        workspace.Variables["HBOT_PASSWORD"] = "another";
        var refused = (await workspace.RunAsync("balance", "binance", "--json")).JsonErrorOf(1);
        Assert.Equal("keyStore", refused.GetProperty("kind").GetString());

        (await workspace.RunAsync("disconnect", "binance")).Done();
        Assert.Equal("noKeys", (await workspace.RunAsync("balance", "binance", "--json")).JsonErrorOf(1).GetProperty("kind").GetString());
        Assert.Equal("noKeys", (await workspace.RunAsync("disconnect", "binance", "--json")).JsonErrorOf(1).GetProperty("kind").GetString());
    }

    [Fact]
    public async Task Keys_that_the_exchange_refuses_are_not_stored()
    {
        using var workspace = new Workspace();
        await using var sandbox = await StartAsync(workspace);
        SetKeys(workspace, sandbox);
        workspace.Variables["BINANCE_API_SECRET"] = new string('x', 64);
        var outcome = (await workspace.RunAsync("connect", "binance")).Failed();
        Assert.Contains("nothing was stored: Binance (binance) does not give access to the account", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(new string('x', 64), outcome.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(workspace.Data, "keys")));
    }

    [Fact]
    public async Task Where_nobody_can_be_asked_the_variables_are_named()
    {
        using var workspace = new Workspace();
        workspace.Drop("Binance");
        var outcome = (await workspace.RunAsync("connect", "binance")).Failed();
        Assert.Contains("BINANCE_API_KEY, BINANCE_API_SECRET and HBOT_PASSWORD", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("set BINANCE_API_KEY, BINANCE_API_SECRET", (await workspace.RunAsync("balance", "binance")).Failed().Error, StringComparison.Ordinal);
        workspace.Variables["BINANCE_API_KEY"] = "half";
        Assert.Contains("BINANCE_API_SECRET is not set", (await workspace.RunAsync("balance", "binance")).Failed().Error, StringComparison.Ordinal);
    }

    private static async Task<SandboxProcess> StartAsync(Workspace workspace)
    {
        workspace.Drop("Binance");
        var sandbox = await SandboxProcess.StartAsync(workspace, "binance");
        var ws = sandbox.Line.GetProperty("ws");
        workspace.Write("plugins.json", JsonSerializer.Serialize(new
        {
            version = 1,
            exchanges = new
            {
                binance = new
                {
                    endpoints = new
                    {
                        rest = sandbox.Line.GetProperty("rest").GetString(),
                        webSocket = ws.GetProperty("market").GetString(),
                        userStream = ws.GetProperty("user").GetString(),
                    },
                },
            },
        }));
        return sandbox;
    }

    private static string SetKeys(Workspace workspace, SandboxProcess sandbox)
    {
        var keys = sandbox.Line.GetProperty("credentials");
        workspace.Variables["BINANCE_API_KEY"] = keys.GetProperty("api_key").GetString()!;
        workspace.Variables["BINANCE_API_SECRET"] = keys.GetProperty("api_secret").GetString()!;
        workspace.Variables["HBOT_PASSWORD"] = "correct horse battery staple";
        return keys.GetProperty("api_secret").GetString()!;
    }
}

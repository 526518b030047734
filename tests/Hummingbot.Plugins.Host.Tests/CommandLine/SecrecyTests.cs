using System.Text;
using System.Text.Json;
using Hummingbot.Plugins.Host.Tests.Support;

namespace Hummingbot.Plugins.Host.Tests.CommandLine;

/// <summary>
/// Trades with keys of the environment, logging everything, with success and without; no key is in what is printed, logged, recorded or
/// visible to other users of the machine.
/// </summary>
public sealed class SecrecyTests
{
    [Theory]
    [InlineData("Binance", "BTC-USDT", "/api/v3/account", "api_key=BINANCE_API_KEY api_secret=BINANCE_API_SECRET")]
    [InlineData("Coinbase", "BTC-USD", "/accounts", "api_key=COINBASE_API_KEY secret_key=COINBASE_SECRET_KEY passphrase=COINBASE_PASSPHRASE")]
    public async Task Keys_are_nowhere_but_in_the_environment(string venue, string pair, string account, string variables)
    {
        using var workspace = new Workspace();
        workspace.Drop(venue);
        var exchange = venue.ToLowerInvariant();
        await using var sandbox = await SandboxProcess.StartAsync(workspace, exchange);
        await sandbox.TradeAsync(pair, "sell", "50000", "1");
        Configure(workspace, sandbox, exchange);
        var keys = variables.Split(' ').Select(variable => variable.Split('='))
            .ToDictionary(parts => parts[1], parts => sandbox.Line.GetProperty("credentials").GetProperty(parts[0]).GetString()!);
        var secrets = new SecretScan(keys.Values);
        var recording = Path.Combine(workspace.Data, "recording");

        // What succeeds.
        SetKeys(keys);
        await RunAsync(0, "balance", exchange);
        var placed = await RunAsync(0, "order", "buy", exchange, pair, "0.1", "--price", "49000", "--json");
        var id = placed.Json.GetProperty("clientOrderId").GetString()!;
        await RunAsync(0, "order", "list", exchange);
        await RecordAsync();

        // A session, looked at while it runs and its files are open.
        await using (var run = workspace.Start("run", "--exchange", exchange, "--pair", pair, "--verbose", "--json", "--data", workspace.Data))
        {
            await run.WaitForLineAsync(line => line.Contains("\"state\":\"ready\"", StringComparison.Ordinal));
            await sandbox.TradeAsync(pair, "sell", "49000", "0.04");
            await run.WaitForLineAsync(line => line.Contains("\"event\":\"OrderFilled\"", StringComparison.Ordinal));
            await Soon.Until(() => Task.FromResult(File.Exists(Path.Combine(workspace.Data, "status.json"))));
            var files = await secrets.ScanFolderAsync(workspace.Data);
            Assert.Equal(["run.lock"], secrets.Locked);
            Assert.Contains("status.json", files.Keys);
            Assert.Contains(files.Keys, name => name.EndsWith(".sqlite-wal", StringComparison.Ordinal));
            if (OperatingSystem.IsLinux()) Assert.NotEqual(0, await secrets.ScanCommandLinesAsync(workspace.Data));
            await run.InterruptAsync();
            secrets.Scan("run", (await run.FinishAsync()).Done());
        }

        // What fails: an order that the account cannot pay, then keys that are wrong, one at a time.
        await RunAsync(1, "order", "buy", exchange, pair, "1000", "--price", "49000");
        foreach (var (variable, value) in keys)
        {
            var wrong = Altered(value);
            secrets.Add(wrong);
            SetKeys(keys);
            workspace.Variables[variable] = wrong;
            await RunAsync(1, "balance", exchange);
            await RunAsync(1, "request", exchange, "GET", account);
        }

        await RunAsync(1, "order", "buy", exchange, pair, "0.1", "--price", "48000");
        SetKeys(keys);
        await RunAsync(0, "order", "cancel", exchange, id);
        await RunAsync(0, "history", exchange);

        var left = await secrets.ScanFolderAsync(workspace.Data);
        Assert.Empty(secrets.Locked);
        Assert.Contains(left, file => file.Key.EndsWith(".sqlite", StringComparison.Ordinal) && file.Value.AsSpan().IndexOf(Encoding.UTF8.GetBytes(id)) >= 0);
        Assert.Contains(left.Keys, name => name.StartsWith("recording", StringComparison.Ordinal));

        void SetKeys(IReadOnlyDictionary<string, string> values)
        {
            foreach (var (variable, value) in values) workspace.Variables[variable] = value;
        }

        async Task RecordAsync()
        {
            await using var process = workspace.Start("record", exchange, pair, "--out", recording, "--verbose", "--data", workspace.Data);
            if (exchange == "binance") await Soon.Holds(Path.Combine(recording, "rest.jsonl"), "/api/v3/depth");
            else await Soon.Holds(Path.Combine(recording, "ws.jsonl"), "snapshot");
            // What comes after the book was had.
            await sandbox.TradeAsync(pair, "sell", "50001", "0.5");
            await Soon.Holds(Path.Combine(recording, "ws.jsonl"), "50001");
            await process.InterruptAsync();
            secrets.Scan("record", (await process.FinishAsync()).Done());
        }

        async Task<Outcome> RunAsync(int exitCode, params string[] arguments)
        {
            var outcome = await workspace.RunAsync([.. arguments, "--verbose", "--data", workspace.Data]);
            secrets.Scan(string.Join(' ', arguments), outcome);
            Assert.True(outcome.ExitCode == exitCode, $"{string.Join(' ', arguments)}: exit code {outcome.ExitCode}\n{outcome.Error}\n{outcome.Output}");
            Assert.NotEmpty(outcome.Error);
            return outcome;
        }
    }

    [Fact]
    public async Task The_scan_finds_a_secret_in_any_of_its_spellings()
    {
        using var workspace = new Workspace();
        const string Secret = "c2VjcmV0/c2VjcmV0+c2VjcmV0==";
        foreach (var spelling in new[] { Secret, Uri.EscapeDataString(Secret), Convert.ToHexStringLower(Convert.FromBase64String(Secret)) })
        {
            workspace.Write("share/hbot/log.txt", $"before {spelling} after");
            await Assert.ThrowsAsync<Xunit.Sdk.FailException>(() => new SecretScan([Secret]).ScanFolderAsync(workspace.Data));
        }
    }

    /// <summary>Sends the plugin to the sandbox as an operator would: by configuration, with keys of the environment.</summary>
    private static void Configure(Workspace workspace, SandboxProcess sandbox, string exchange)
    {
        var ws = sandbox.Line.GetProperty("ws");
        var endpoints = new Dictionary<string, string>
        {
            ["rest"] = sandbox.Line.GetProperty("rest").GetString()!,
            ["webSocket"] = ws.GetProperty("market").GetString()!,
        };
        if (exchange == "binance") endpoints["userStream"] = ws.GetProperty("user").GetString()!;
        workspace.Write("plugins.json", JsonSerializer.Serialize(new
        {
            version = 1,
            exchanges = new Dictionary<string, object> { [exchange] = new { endpoints } },
        }));
    }

    /// <summary>Another value of the same form: base64 text stays base64 text.</summary>
    private static string Altered(string value) => (value[0] == 'A' ? 'B' : 'A') + value[1..];
}

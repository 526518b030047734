using System.Net.Http.Json;
using System.Text.Json;

namespace Hummingbot.Plugins.Host.Tests.Support;

/// <summary>A running <c>hbot sandbox</c> without simulated participants, and its control address.</summary>
internal sealed class SandboxProcess : IAsyncDisposable
{
    private readonly RunningHbot _process;
    private readonly HttpClient _client = new();

    private SandboxProcess(RunningHbot process, JsonElement line)
    {
        _process = process;
        Line = line;
        Control = line.GetProperty("control").GetString()!;
        _client.BaseAddress = new Uri(Control);
    }

    /// <summary>What it printed.</summary>
    public JsonElement Line { get; }

    public string Control { get; }

    public static async Task<SandboxProcess> StartAsync(Workspace workspace, string exchange)
    {
        var process = workspace.Start("sandbox", exchange, "--seed", "7", "--no-makers", "--json");
        var line = await process.WaitForLineAsync(_ => true);
        return new SandboxProcess(process, JsonDocument.Parse(line).RootElement.Clone());
    }

    /// <summary>Places an order of somebody else.</summary>
    public Task TradeAsync(string pair, string side, string price, string amount) =>
        PostAsync("orders", new { pair, side, price, amount });

    /// <summary>Sets a fault.</summary>
    public Task BreakAsync(object fault) => PostAsync("faults", fault);

    public async Task HealAsync() => (await _client.DeleteAsync("faults", TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();

    /// <summary>The orders of the account, as the venue has them.</summary>
    public async Task<JsonElement[]> OrdersAsync()
    {
        var state = await _client.GetFromJsonAsync<JsonElement>("state?account=user", TestContext.Current.CancellationToken);
        return [.. state.GetProperty("accounts").GetProperty("user").GetProperty("orders").EnumerateArray()];
    }

    /// <summary>Interrupts it and waits for its end.</summary>
    public async Task<Outcome> EndAsync()
    {
        await _process.InterruptAsync();
        return await _process.FinishAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _process.DisposeAsync();
    }

    private async Task PostAsync(string call, object body)
    {
        using var response = await _client.PostAsJsonAsync(call, body, TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}

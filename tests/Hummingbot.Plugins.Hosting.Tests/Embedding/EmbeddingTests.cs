using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Hummingbot.Plugins.Hosting.Tests.Embedding;

public sealed class EmbeddingTests : IDisposable
{
    private readonly PluginRoot _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public async Task A_generic_host_loads_plugins_when_it_starts_and_stops_them_when_it_stops()
    {
        _root.AddFixture("fixture_01");
        _root.AddFixture("fixture_02", "constructor=throw");
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddHummingbotPlugins(options => options.PluginDirectories.Add(_root.Path));
        using var host = builder.Build();
        await host.StartAsync(TestRegistry.Cancelled);
        var registry = host.Services.GetRequiredService<PluginRegistry>();
        Assert.Equal(["fixture_01"], registry.Exchanges.Keys);
        var exchange = registry.GetExchange("fixture_01");
        await host.StopAsync(TestRegistry.Cancelled);
        Assert.True(exchange.Stopping.IsCancellationRequested);
        Assert.Empty(registry.Exchanges);
    }

    [Fact]
    public async Task An_application_that_knows_only_the_host_library_finds_what_lies_in_a_folder()
    {
        _root.AddFixture("fixture_01", "prices=3");
        _root.Add("NoPluginType", "odd");
        var start = new ProcessStartInfo(Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? Environment.ProcessPath : "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(PluginRoot.Output("EmbeddedHost"), "EmbeddedHost.dll"));
        start.ArgumentList.Add(_root.Path);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestRegistry.Cancelled);
        var output = await process.StandardOutput.ReadToEndAsync(TestRegistry.Cancelled);
        await process.WaitForExitAsync(TestRegistry.Cancelled);
        Assert.Equal((0, string.Empty), (process.ExitCode, process.ExitCode == 0 ? string.Empty : await errors));
        Assert.Equal(
            ["fixture_01: ABC-USD at 3", "odd is Rejected: 'NoPluginType.dll' has no plugin type: no class carries [ExchangePlugin]."],
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }
}

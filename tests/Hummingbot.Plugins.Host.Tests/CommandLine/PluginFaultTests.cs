using Hummingbot.Plugins.Host.Tests.Support;

namespace Hummingbot.Plugins.Host.Tests.CommandLine;

public class PluginFaultTests
{
    private const string Fixture = "fixture_00";

    [Fact]
    public async Task A_defect_of_a_plugin_is_named_as_such_and_its_stack_is_for_those_who_ask()
    {
        using var workspace = new Workspace();
        workspace.DropFixture("pairs=throw");
        var outcome = (await workspace.RunAsync("pairs", Fixture)).Failed();
        Assert.Contains($"error: The plugin of exchange '{Fixture}' failed", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("no pairs today", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("hint: this is a defect of the plugin", outcome.Error, StringComparison.Ordinal);

        var verbose = await workspace.RunAsync("pairs", Fixture, "--verbose");
        Assert.Equal(1, verbose.ExitCode);
        Assert.Contains("   at Hummingbot.Plugins.Fixtures.BehavingPairs", verbose.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_exchange_said_is_passed_on_with_what_to_do()
    {
        using var workspace = new Workspace();
        workspace.DropFixture("pairs=exchange error");
        var outcome = (await workspace.RunAsync("pairs", Fixture)).Failed();
        Assert.Equal($"error: {Fixture}: Too many requests.\nhint: wait 7 s and try again\n", outcome.Error);
    }

    [Fact]
    public async Task A_plugin_that_does_not_start_harms_no_other()
    {
        using var workspace = Workspace.WithVenues();
        workspace.DropFixture("constructor=throw\ndescriptor=throw\nregister=throw");
        var outcome = (await workspace.RunAsync("exchanges")).Done();
        Assert.Contains("Binance", outcome.Output, StringComparison.Ordinal);
        Assert.Contains($"note: plugin {Fixture} is faulted: ", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("is not available (Faulted)", (await workspace.RunAsync("pairs", Fixture)).Failed().Error, StringComparison.Ordinal);
        Assert.Contains("BAD fixture_00", (await workspace.RunAsync("plugins", "verify")).Failed().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quarantined_plugin_is_enabled_by_the_operator()
    {
        using var workspace = new Workspace();
        workspace.DropFixture("pairs=");
        workspace.Write(
            "share/hbot/plugins.state.json",
            """{ "schema": 1, "quarantined": { "fixture_00": { "since": "2026-01-02T03:04:05Z", "reason": "it failed too often" } } }""");
        var refused = (await workspace.RunAsync("pairs", Fixture)).Failed();
        Assert.Contains("(Quarantined): it failed too often", refused.Error, StringComparison.Ordinal);
        Assert.Contains("hbot plugins enable", refused.Error, StringComparison.Ordinal);

        (await workspace.RunAsync("plugins", "enable", Fixture)).Done();
        Assert.Equal("ABC-USD\nXYZ-USD\n", (await workspace.RunAsync("pairs", Fixture)).Done().Output);
    }
}

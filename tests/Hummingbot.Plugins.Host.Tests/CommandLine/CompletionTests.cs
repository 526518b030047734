using Hummingbot.Plugins.Host.Tests.Support;

namespace Hummingbot.Plugins.Host.Tests.CommandLine;

public class CompletionTests
{
    [Theory]
    [InlineData("bash", "complete -o default -F _hbot hbot")]
    [InlineData("zsh", "compdef _hbot hbot")]
    [InlineData("pwsh", "Register-ArgumentCompleter -Native -CommandName hbot")]
    public async Task A_script_for_each_shell_asks_hbot(string shell, string line)
    {
        using var workspace = new Workspace();
        var script = (await workspace.RunAsync("completion", shell)).Done().Output;
        Assert.Contains(line, script, StringComparison.Ordinal);
        Assert.Contains("[suggest:", script, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hbot bo", "book")]
    [InlineData("hbot plugins ver", "verify")]
    [InlineData("hbot book ", "binance")]
    [InlineData("hbot replay coi", "coinbase")]
    [InlineData("hbot book binance BTC-USDT --wa", "--watch")]
    public async Task Commands_options_and_exchange_names_are_completed(string line, string expected)
    {
        using var workspace = Workspace.WithVenues();
        var outcome = (await workspace.RunAsync($"[suggest:{line.Length}]", line)).Done();
        Assert.Contains(expected, outcome.Output.Split('\n'));
    }

    [Fact]
    public async Task Exchange_names_come_from_the_directory_on_the_line_and_a_broken_configuration_does_no_harm()
    {
        using var workspace = Workspace.WithVenues();
        const string Line = "hbot --plugins plugins book ";
        Assert.Contains("binance", (await workspace.RunAsync($"[suggest:{Line.Length}]", Line)).Done().Output.Split('\n'));
        workspace.Write("plugins.json", "{");
        var outcome = (await workspace.RunAsync("[suggest:10]", "hbot book ")).Done();
        Assert.Empty(outcome.Error);
    }
}

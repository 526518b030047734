using Hummingbot.Plugins.Host.CommandLine;

namespace Hummingbot.Plugins.Host.Tests.CommandLine;

/// <summary>A line's own command can be built without the others.</summary>
public sealed class CommandTreeTests
{
    [Fact]
    public void Each_command_is_built_by_its_name_alone()
    {
        foreach (var command in HbotCommandLine.Create(new GlobalOptions(), new ExchangeNames()).Subcommands)
        {
            var alone = HbotCommandLine.Create(new GlobalOptions(), new ExchangeNames(), ["--json", command.Name]);
            Assert.Equal(command.Name, Assert.Single(alone.Subcommands).Name);
        }
    }

    [Fact]
    public void Words_that_name_no_command_build_none() =>
        Assert.Empty(HbotCommandLine.Create(new GlobalOptions(), new ExchangeNames(), ["--config", "binance"]).Subcommands);
}

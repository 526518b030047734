using System.CommandLine;

namespace Hummingbot.Plugins.Host.CommandLine;

/// <summary><c>hbot plugins …</c>: what is installed, and whether it is what was approved.</summary>
internal static class PluginsCommand
{
    /// <summary>Builds the command and those below it.</summary>
    public static Command Create(GlobalOptions globals, ExchangeNames names) => new HbotCommand(
        "plugins",
        "Look at the installed plugins and look after them.",
        "hbot plugins list",
        "hbot plugins info binance",
        "hbot plugins verify --write-lock")
    {
        PluginsListCommand.Create(globals),
        PluginsInfoCommand.Create(globals, names),
        PluginsVerifyCommand.Create(globals, names),
        PluginsEnableCommand.Create(globals, names),
    };
}

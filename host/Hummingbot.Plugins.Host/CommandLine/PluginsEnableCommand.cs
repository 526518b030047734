using System.CommandLine;
using Hummingbot.Plugins.Host.Hosting;
using Hummingbot.Plugins.Host.Output;

namespace Hummingbot.Plugins.Host.CommandLine;

/// <summary><c>hbot plugins enable</c>: lets a quarantined plugin work again.</summary>
internal static class PluginsEnableCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create(GlobalOptions globals, ExchangeNames names)
    {
        var name = ExchangeArgument.Create(names);
        var command = new HbotCommand(
            "enable",
            "End a plugin's quarantine and load it again.",
            "hbot plugins enable binance")
        {
            name,
        };
        command.Details = "A plugin that plugins.json turns off is turned on there.";
        command.SetHandler(globals, (line, context) => RunAsync(context, line.GetRequiredValue(name)));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, string name)
    {
        await using var session = await HostSession.OpenAsync(context, new SessionRequest { DiscoverOnly = true });
        session.Registry.GetStatus(name);
        if (session.Configuration.Plugins.TryGetValue(name, out var wish) && !wish.Enabled)
        {
            throw new CommandFailedException(
                $"plugin {name} is turned off in {session.Configuration.FilePath}",
                $"set plugins.{name}.enabled to true there",
                name)
            {
                Kind = "disabled",
            };
        }

        var plugin = await session.Registry.EnableAsync(name, context.Interrupted);
        if (context.Output.Json) context.Output.WriteJson(json => PluginJson.Write(json, plugin));
        else if (plugin.IsLoaded) context.Output.WriteLine($"Plugin {name} {plugin.Version} is enabled and loads.");
        if (plugin.IsLoaded) return ExitCode.Done;
        throw new CommandFailedException($"plugin {name} does not load ({StateText.Of(plugin.State)}): {plugin.Reason}", plugin.Remedy, name)
        {
            Kind = "exchangeUnavailable",
        };
    }
}

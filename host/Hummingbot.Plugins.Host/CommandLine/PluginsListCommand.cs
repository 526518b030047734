using System.CommandLine;
using Hummingbot.Plugins.Host.Hosting;
using Hummingbot.Plugins.Host.Output;

namespace Hummingbot.Plugins.Host.CommandLine;

/// <summary><c>hbot plugins list</c>: every folder found, from its metadata alone.</summary>
internal static class PluginsListCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create(GlobalOptions globals)
    {
        var command = new HbotCommand(
            "list",
            "List every plugin folder found, also those refused.",
            "hbot plugins list",
            "hbot plugins list --plugins ./plugins --json");
        command.Details = "Says why a plugin is refused and what to do about it. Reads metadata alone: no plugin code runs.";
        command.SetHandler(globals, (_, context) => RunAsync(context));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context)
    {
        await using var session = await HostSession.OpenAsync(context, new SessionRequest { DiscoverOnly = true });
        var plugins = session.Registry.Plugins;
        if (context.Output.Json)
        {
            context.Output.WriteJson(json =>
            {
                json.WriteStartObject();
                json.WriteStartArray("plugins");
                foreach (var plugin in plugins) PluginJson.Write(json, plugin);
                json.WriteEndArray();
                json.WriteEndObject();
            });
            return ExitCode.Done;
        }

        if (plugins.Count == 0)
        {
            context.Output.WriteLine($"No plugin folder in {string.Join(", ", session.Paths.PluginDirectories)}.");
            return ExitCode.Done;
        }

        var table = new TextTable("name", "version", "contract", "state", "lock");
        foreach (var plugin in plugins)
        {
            table.Add(
                PluginText.NameOf(plugin),
                plugin.Version ?? "-",
                plugin.Contract?.ToString() ?? "-",
                StateText.Of(plugin.State),
                StateText.Of(plugin.Lock));
        }

        table.Write(context.Output);
        foreach (var plugin in plugins) PluginText.WriteReason(context.Output, plugin);
        return ExitCode.Done;
    }
}

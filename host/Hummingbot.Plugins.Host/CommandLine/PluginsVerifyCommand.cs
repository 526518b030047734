using System.CommandLine;
using Hummingbot.Plugins.Host.Hosting;
using Hummingbot.Plugins.Host.Output;
using Hummingbot.Plugins.Hosting;

namespace Hummingbot.Plugins.Host.CommandLine;

/// <summary><c>hbot plugins verify</c>: whether plugins load and are what the lock file says; and writing the lock file.</summary>
internal static class PluginsVerifyCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create(GlobalOptions globals, ExchangeNames names)
    {
        var name = ExchangeArgument.Create(names);
        name.Arity = ArgumentArity.ZeroOrOne;
        var writeLock = new Option<bool>("--write-lock")
        {
            Description = "Approve the content as it is now: write it to plugins.lock.json, beside the configuration file.",
        };
        var command = new HbotCommand(
            "verify",
            "Load plugins and compare their content with plugins.lock.json.",
            "hbot plugins verify",
            "hbot plugins verify binance --write-lock",
            "hbot plugins verify --locked")
        {
            name,
            writeLock,
        };
        command.Details = "Of every plugin, or of the one named. Fails when one is refused or differs from its lock.";
        command.SetHandler(globals, (line, context) => RunAsync(context, line.GetValue(name), line.GetValue(writeLock)));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, string? name, bool writeLock)
    {
        await using var session = await HostSession.OpenAsync(context, new SessionRequest { Exchanges = name is null ? [] : [name] });
        var registry = session.Registry;
        var subjects = Subjects(registry, name);
        if (writeLock) await LockAsync(registry, subjects, context.Interrupted);

        subjects = Subjects(registry, name);
        if (context.Output.Json)
        {
            context.Output.WriteJson(json =>
            {
                json.WriteStartObject();
                json.WriteString("lockFile", session.Paths.LockFile);
                json.WriteStartArray("plugins");
                foreach (var plugin in subjects)
                {
                    json.WriteStartObject();
                    PluginJson.WriteMembers(json, plugin);
                    json.WriteString("contentHash", plugin.ContentHash);
                    json.WriteBoolean("ok", IsInOrder(plugin));
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            });
        }
        else
        {
            foreach (var plugin in subjects) WriteLine(context.Output, plugin);
            if (writeLock) context.Output.WriteLine($"Lock written to {session.Paths.LockFile}.");
        }

        var bad = subjects.Where(plugin => !IsInOrder(plugin)).Select(PluginText.NameOf).ToList();
        if (bad.Count == 0) return ExitCode.Done;
        throw new CommandFailedException(
            $"{bad.Count} of {subjects.Count} plugins are not in order: {string.Join(", ", bad)}",
            "what is the matter with each, and what to do about it, is said above; 'hbot plugins list' says it again")
        {
            Kind = "verify",
        };
    }

    private static List<PluginStatus> Subjects(PluginRegistry registry, string? name)
    {
        if (name is null) return [.. registry.Plugins];
        var one = registry.GetStatus(name);
        return [.. registry.Plugins.Where(plugin => plugin.Name == one.Name)];
    }

    private static async Task LockAsync(PluginRegistry registry, List<PluginStatus> subjects, CancellationToken cancellationToken)
    {
        foreach (var plugin in subjects)
        {
            // What is refused for another reason than its lock is not worth approving.
            if (plugin.Name is null || !(plugin.IsLoaded || plugin.ReasonCode is PluginReason.NotLocked or PluginReason.Modified)) continue;
            var before = plugin.Lock;
            await registry.LockAsync(plugin.Name, cancellationToken);
            if (before == LockVerdict.Modified || plugin.ReasonCode == PluginReason.NotLocked)
                await registry.ReloadAsync(plugin.Name, cancellationToken);
        }
    }

    // Turned off by the operator is in order, too.
    private static bool IsInOrder(PluginStatus plugin) => plugin.IsLoaded || plugin.State == PluginState.Disabled;

    private static void WriteLine(CommandOutput output, PluginStatus plugin)
    {
        var verdict = IsInOrder(plugin) ? "ok" : "BAD";
        var state = $"{StateText.Of(plugin.State)}, {StateText.Of(plugin.Lock)}";
        output.WriteLine($"{verdict,-4}{PluginText.NameOf(plugin)} {plugin.Version}: {state}");
        if (plugin.Reason is not null) output.WriteLine($"    {plugin.Reason}");
        if (plugin.Remedy is not null) output.WriteLine($"    {plugin.Remedy}");
    }
}

using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Hummingbot.Plugins.Host.Hosting;
using Hummingbot.Plugins.Host.Output;
using Hummingbot.Plugins.Host.Running;
using Hummingbot.Plugins.Hosting;

namespace Hummingbot.Plugins.Host.CommandLine;

/// <summary><c>hbot status</c>: how the plugins are, and the books of a running <c>hbot run</c>.</summary>
internal static class StatusCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create(GlobalOptions globals)
    {
        var command = new HbotCommand(
            "status",
            "Show the state of every plugin, and of the books of a running 'hbot run'.",
            "hbot status",
            "hbot status --json --data ./data");
        command.Details = "The run is the one with the same data folder. Says so when it hangs or has been killed.";
        command.SetHandler(globals, (_, context) => RunAsync(context));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context)
    {
        await using var session = await HostSession.OpenAsync(context, new SessionRequest());
        var plugins = session.Registry.Plugins;
        var status = await RunStatusFile.ReadAsync(session.Paths.DataDirectory, context.Interrupted);
        var now = context.Time.GetUtcNow();
        var liveness = RunStatusFile.Judge(status, now);
        if (context.Output.Json)
        {
            context.Output.WriteJson(json => WriteJson(json, plugins, status, liveness));
            return ExitCode.Done;
        }

        WritePlugins(context.Output, plugins, session.Paths);
        WriteRun(context.Output, status, liveness, now, session.Paths.DataDirectory);
        return ExitCode.Done;
    }

    private static void WritePlugins(CommandOutput output, IReadOnlyList<PluginStatus> plugins, HostPaths paths)
    {
        if (plugins.Count == 0)
        {
            output.WriteLine($"No plugin folder in {string.Join(", ", paths.PluginDirectories)}.");
            return;
        }

        var table = new TextTable("plugin", "version", "state", "lock");
        foreach (var plugin in plugins)
            table.Add(PluginText.NameOf(plugin), plugin.Version ?? "-", StateText.Of(plugin.State), StateText.Of(plugin.Lock));
        table.Write(output);
        foreach (var plugin in plugins) PluginText.WriteReason(output, plugin);
    }

    private static void WriteRun(CommandOutput output, RunStatus? status, RunLiveness liveness, DateTimeOffset now, string dataDirectory)
    {
        if (status is null || liveness == RunLiveness.None)
        {
            output.WriteLine($"No 'hbot run' in {dataDirectory}.");
            return;
        }

        var age = string.Create(CultureInfo.InvariantCulture, $"{(now - status.WrittenAt).TotalSeconds:0.0} s");
        output.WriteLine(liveness switch
        {
            RunLiveness.Running => $"'hbot run' is running as process {status.ProcessId}.",
            RunLiveness.Stale => $"'hbot run' (process {status.ProcessId}) is there, but has not reported for {age}: it hangs or is stopped. "
                + "What follows is what it last said.",
            _ => $"'hbot run' (process {status.ProcessId}) has ended without cleaning up; it last reported {age} ago. What follows is what it "
                + "last said; 'hbot run' starts it again.",
        });
        foreach (var plugin in status.Plugins)
            if (plugin.Reason is not null) output.WriteLine($"There, plugin {plugin.Name} is {plugin.State}: {plugin.Reason} {plugin.Remedy}");
        if (status.Books.Count == 0) return;
        var table = new TextTable("exchange", "pair", "state", ">best bid", ">best ask", ">gaps", ">resyncs", "changed");
        foreach (var book in status.Books)
        {
            table.Add(
                book.Exchange,
                book.Pair,
                book.State,
                book.BestBid ?? "-",
                book.BestAsk ?? "-",
                book.Gaps.ToString(CultureInfo.InvariantCulture),
                book.Resyncs.ToString(CultureInfo.InvariantCulture),
                RunStatusText.AgeOf(book, now));
        }

        table.Write(output);
        foreach (var book in status.Books)
            if (book.Reason is { } reason) output.WriteLine($"{book.Exchange} {book.Pair} is {book.State}: {reason}");
    }

    private static void WriteJson(Utf8JsonWriter json, IReadOnlyList<PluginStatus> plugins, RunStatus? status, RunLiveness liveness)
    {
        json.WriteStartObject();
        json.WriteStartArray("plugins");
        foreach (var plugin in plugins) PluginJson.Write(json, plugin);
        json.WriteEndArray();
        json.WriteStartObject("run");
        json.WriteString("state", liveness switch
        {
            RunLiveness.Running => "running",
            RunLiveness.Stale => "stale",
            RunLiveness.Ended => "ended",
            _ => "none",
        });
        if (status is not null)
        {
            json.WriteNumber("processId", status.ProcessId);
            json.WriteString("startedAt", status.StartedAt);
            json.WriteString("writtenAt", status.WrittenAt);
            json.WriteStartArray("plugins");
            foreach (var plugin in status.Plugins)
            {
                json.WriteStartObject();
                json.WriteString("name", plugin.Name);
                json.WriteString("state", plugin.State);
                json.WriteString("reason", plugin.Reason);
                json.WriteString("remedy", plugin.Remedy);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("books");
            foreach (var book in status.Books)
            {
                json.WriteStartObject();
                RunStatusText.WriteMembers(json, book);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}

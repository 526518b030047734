using System.CommandLine;
using Hummingbot.Plugins.Host.Hosting;
using Hummingbot.Plugins.Host.Output;
using Hummingbot.Plugins.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hummingbot.Plugins.Host.CommandLine;

/// <summary>The exchange names that completion offers. They come from metadata: completing runs no plugin code.</summary>
internal sealed class ExchangeNames
{
    private const string SuggestDirective = "[suggest";

    /// <summary>The names found so far.</summary>
    public IReadOnlyList<string> Known { get; private set; } = [];

    /// <summary>Finds the names when the command line asks for completions; otherwise does nothing.</summary>
    /// <param name="args">The command line of this process: <c>[suggest:POSITION] "LINE"</c>.</param>
    /// <param name="root">Understands the line that is being completed.</param>
    /// <param name="globals">The options that say where plugins are.</param>
    public async Task FindForCompletionAsync(IReadOnlyList<string> args, RootCommand root, GlobalOptions globals)
    {
        if (args.Count < 2 || !args[0].StartsWith(SuggestDirective, StringComparison.Ordinal)) return;
        var settings = globals.Read(root.Parse(args[1]));
        using var context = new CommandContext
        {
            Settings = settings,
            Output = new CommandOutput(Stream.Null, json: false, isTerminal: false),
            Errors = new ErrorOutput(TextWriter.Null, json: false, isTerminal: false),
            Loggers = NullLoggerFactory.Instance,
            Time = TimeProvider.System,
            Interrupted = CancellationToken.None,
        };
        try
        {
            await using var session = await HostSession.OpenAsync(context, new SessionRequest { DiscoverOnly = true });
            Known = [.. session.Registry.Plugins.Select(plugin => plugin.Name).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
        }
        catch (Exception failure) when (failure is ConfigurationException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            // A line that is being typed may well name files that are not there; it is completed without them.
            Known = [];
        }
    }
}

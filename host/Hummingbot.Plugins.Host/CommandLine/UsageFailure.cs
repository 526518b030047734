using System.CommandLine;
using System.CommandLine.Parsing;
using Hummingbot.Plugins.Host.Output;
using Hummingbot.Plugins.Hosting;

namespace Hummingbot.Plugins.Host.CommandLine;

/// <summary>Says what is wrong with a command line.</summary>
internal static class UsageFailure
{
    /// <summary>The report of a line that cannot be understood.</summary>
    public static ErrorReport Of(ParseResult line)
    {
        var command = line.CommandResult.Command;
        return new ErrorReport("usage", Describe(line, command), ExitCode.Usage) { Hint = $"'{PathOf(command)} --help' shows how it is used" };
    }

    private static string Describe(ParseResult line, Command command)
    {
        var unmatched = line.UnmatchedTokens.Count > 0 ? line.UnmatchedTokens[0] : null;
        if (unmatched is not null && unmatched.StartsWith('-'))
            return $"unknown option '{unmatched}' for '{PathOf(command)}'" + Suggest(unmatched, [.. OptionsOf(command)]);

        if (command.Subcommands.Count > 0)
        {
            var names = command.Subcommands.Where(sub => !sub.Hidden).Select(sub => sub.Name).ToList();
            var list = string.Join(", ", names);
            if (unmatched is null) return $"'{PathOf(command)}' needs a command: {list}";
            return $"unknown command '{unmatched}'" + (Suggest(unmatched, names) is { Length: > 0 } near ? near : $"; there are: {list}");
        }

        if (unmatched is not null) return $"'{PathOf(command)}' does not take '{unmatched}'";
        var error = line.Errors.Count > 0 ? line.Errors[0] : null;
        return error switch
        {
            null => "the command line cannot be understood",
            { SymbolResult: ArgumentResult { Tokens.Count: 0, Parent: CommandResult } missing } =>
                $"'{PathOf(command)}' needs {UsageName(missing.Argument)}",
            _ => error.Message.TrimEnd('.'),
        };
    }

    private static string UsageName(Argument argument) => $"<{argument.HelpName ?? argument.Name}>";

    private static string Suggest(string name, IReadOnlyList<string> candidates) =>
        NearestName.Find(name, candidates) is { } near ? $"; did you mean '{near}'?" : string.Empty;

    private static IEnumerable<string> OptionsOf(Command command)
    {
        for (var at = command; at is not null; at = at.Parents.OfType<Command>().FirstOrDefault())
        {
            foreach (var option in at.Options)
                if (at == command || option.Recursive) yield return option.Name;
        }
    }

    private static string PathOf(Command command)
    {
        var parent = command.Parents.OfType<Command>().FirstOrDefault();
        return parent is null ? HbotCommandLine.Name : $"{PathOf(parent)} {command.Name}";
    }
}

using System.CommandLine;

namespace Hummingbot.Plugins.Host.CommandLine;

/// <summary>A command with examples in its help.</summary>
/// <param name="name">The name.</param>
/// <param name="description">What it does.</param>
/// <param name="examples">Whole command lines.</param>
internal sealed class HbotCommand(string name, string description, params IReadOnlyList<string> examples) : Command(name, description)
{
    /// <summary>Whole command lines, shown in the help.</summary>
    public IReadOnlyList<string> Examples { get; } = examples;

    /// <summary>What else there is to know, shown in the help; already broken into lines.</summary>
    public string? Details { get; set; }

    /// <summary>Gives the command what it does. Failures become one error and an exit code.</summary>
    /// <param name="globals">The options that every command takes.</param>
    /// <param name="run">What it does; returns the exit code.</param>
    public void SetHandler(GlobalOptions globals, Func<ParseResult, CommandContext, Task<int>> run) =>
        SetAction((line, interrupted) => CommandRunner.RunAsync(globals.Read(line), context => run(line, context), interrupted));
}

namespace Hummingbot.Plugins.Host.CommandLine;

/// <summary>A command cannot do what was asked, for a reason that it can name.</summary>
internal sealed class CommandFailedException(string message, string? hint = null, string? exchange = null) : Exception(message)
{
    /// <summary>What to do next.</summary>
    public string? Hint { get; } = hint;

    /// <summary>The exchange concerned, if one is.</summary>
    public string? Exchange { get; } = exchange;

    /// <summary>What kind of failure it is, for programs.</summary>
    public string Kind { get; init; } = "failed";

    /// <summary>More than one line of it, for <c>--verbose</c>.</summary>
    public string? Details { get; init; }

    /// <summary>What the process returns.</summary>
    public int ExitCode { get; init; } = CommandLine.ExitCode.Failed;
}

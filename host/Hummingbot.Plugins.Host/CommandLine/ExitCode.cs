namespace Hummingbot.Plugins.Host.CommandLine;

/// <summary>What <c>hbot</c> returns to the shell.</summary>
internal static class ExitCode
{
    /// <summary>Done. Also for whatever runs until it is interrupted (<c>run</c>, <c>record</c>, <c>--watch</c>) when it was, and when the
    /// reader of the output closed it.</summary>
    public const int Done = 0;

    /// <summary>Failed: standard error says what, where, why and what to do next.</summary>
    public const int Failed = 1;

    /// <summary>Wrong usage: the command line cannot be understood.</summary>
    public const int Usage = 2;

    /// <summary>Interrupted before it was done.</summary>
    public const int Interrupted = 130;
}

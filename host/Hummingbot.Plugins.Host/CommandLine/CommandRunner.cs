using Hummingbot.Plugins.Host.Output;

namespace Hummingbot.Plugins.Host.CommandLine;

/// <summary>Runs one command and turns whatever happens into an exit code and, where it failed, one error.</summary>
internal static class CommandRunner
{
    /// <summary>Runs a command.</summary>
    /// <param name="settings">The options that every command takes.</param>
    /// <param name="run">The command; returns the exit code.</param>
    /// <param name="interrupted">Set when the operator interrupts.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(GlobalSettings settings, Func<CommandContext, Task<int>> run, CancellationToken interrupted)
    {
        var errors = ErrorOutput.Open(settings.Json);
        using var context = new CommandContext
        {
            Settings = settings,
            Output = CommandOutput.Open(settings.Json),
            Errors = errors,
            Loggers = new ErrorOutputLoggerFactory(errors, settings.Verbose),
            Time = TimeProvider.System,
            Interrupted = interrupted,
        };
        try
        {
            return await run(context);
        }
        catch (OutputClosedException)
        {
            return ExitCode.Done;
        }
        catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
        catch (Exception failure)
        {
            var report = FailureReport.Of(failure);
            report.Write(errors, settings.Verbose);
            return report.ExitCode;
        }
    }
}

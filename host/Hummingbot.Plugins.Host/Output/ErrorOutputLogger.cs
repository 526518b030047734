using Microsoft.Extensions.Logging;

namespace Hummingbot.Plugins.Host.Output;

/// <summary>Writes log entries to standard error, one line each.</summary>
internal sealed class ErrorOutputLogger(ErrorOutput output, LogLevel minimum, string category) : ILogger
{
    // The registry logs each refused plugin in every run; the commands that it matters to show it themselves.
    private const string PluginVerdicts = "LogProblem";

    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => logLevel >= minimum && logLevel != LogLevel.None;

    /// <inheritdoc/>
    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel)) return;
        if (minimum > LogLevel.Debug && eventId.Name == PluginVerdicts) return;
        var message = formatter(state, exception).ReplaceLineEndings(" ");
        // Stacks are for those who asked to see everything.
        var cause = exception is null ? null : minimum <= LogLevel.Debug ? exception.ToString() : exception.Message.ReplaceLineEndings(" ");
        if (output.Json)
        {
            output.WriteJson(json =>
            {
                json.WriteStartObject();
                json.WriteStartObject("log");
                json.WriteString("level", Name(logLevel));
                json.WriteString("category", category);
                json.WriteString("message", message);
                if (cause is not null) json.WriteString("cause", cause);
                json.WriteEndObject();
                json.WriteEndObject();
            });
            return;
        }

        var line = minimum <= LogLevel.Debug ? $"{Name(logLevel)}: {category}: {message}" : $"{Name(logLevel)}: {message}";
        output.WriteLine(cause is null ? line : $"{line} <- {cause}");
    }

    private static string Name(LogLevel level) => level switch
    {
        LogLevel.Trace => "trace",
        LogLevel.Debug => "debug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warning",
        LogLevel.Error => "fault",
        _ => "critical",
    };
}

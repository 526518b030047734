using Microsoft.Extensions.Logging;

namespace Hummingbot.Plugins.Host.Output;

/// <summary>
/// Creates loggers that write to standard error. It is small on purpose: the logging of the shared framework would cost a short command a
/// good part of its time to start.
/// </summary>
internal sealed class ErrorOutputLoggerFactory(ErrorOutput output, bool verbose) : ILoggerFactory
{
    private readonly LogLevel _minimum = verbose ? LogLevel.Debug : LogLevel.Warning;

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new ErrorOutputLogger(output, _minimum, categoryName);

    /// <inheritdoc/>
    public void AddProvider(ILoggerProvider provider) =>
        throw new NotSupportedException("hbot logs to standard error and nowhere else.");

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}

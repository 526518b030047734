using Hummingbot.Plugins.Host.Hosting;
using Hummingbot.Plugins.Host.Output;
using Hummingbot.Plugins.Hosting;
using Microsoft.Extensions.Logging;

namespace Hummingbot.Plugins.Host.CommandLine;

/// <summary>What a command has to work with.</summary>
internal sealed partial class CommandContext : IDisposable
{
    private Task<HostConfiguration>? _configuration;

    /// <summary>The options that every command takes.</summary>
    public required GlobalSettings Settings { get; init; }

    /// <summary>Where results go.</summary>
    public required CommandOutput Output { get; init; }

    /// <summary>Where logs, progress and failures go.</summary>
    public required ErrorOutput Errors { get; init; }

    /// <summary>Creates loggers that write to <see cref="Errors"/>.</summary>
    public required ILoggerFactory Loggers { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Set when the operator interrupts.</summary>
    public required CancellationToken Interrupted { get; init; }

    /// <summary>The same command with other options. It is not to be disposed: output and loggers belong to this one.</summary>
    public CommandContext With(GlobalSettings settings) => new()
    {
        Settings = settings,
        Output = Output,
        Errors = Errors,
        Loggers = Loggers,
        Time = Time,
        Interrupted = Interrupted,
    };

    /// <summary>The configuration, read once.</summary>
    /// <exception cref="ConfigurationException">The file is missing or wrong.</exception>
    public Task<HostConfiguration> LoadConfigurationAsync() =>
        _configuration ??= HostConfiguration.LoadAsync(Settings.ConfigFile, Environment.CurrentDirectory, Interrupted);

    /// <summary>Where everything is, for this command line.</summary>
    /// <exception cref="ConfigurationException">The file is missing or wrong.</exception>
    public async Task<HostPaths> GetPathsAsync() => HostPaths.Create(await LoadConfigurationAsync(), Settings);

    /// <summary>Says how far long work has come: to people, on standard error, unless they asked for JSON.</summary>
    public void Progress(string line)
    {
        if (!Settings.Json) Errors.WriteLine(line);
    }

    /// <summary>Warns: a line on standard error, in the form that goes with the output.</summary>
    public void Warn(string warning) => LogWarning(Loggers.CreateLogger(HbotCommandLine.Name), warning);

    /// <inheritdoc/>
    public void Dispose()
    {
        Loggers.Dispose();
        Output.Dispose();
    }

    [LoggerMessage(LogLevel.Warning, "{Warning}")]
    private static partial void LogWarning(ILogger logger, string warning);
}

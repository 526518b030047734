using Microsoft.Extensions.Logging;

namespace Hummingbot.Plugins.Hosting;

/// <summary>What all plugins of a registry have in common: the limits, the record of quarantines, and whoever wants to know.</summary>
internal sealed partial class PluginSupervision(PluginHostOptions options, RunState runState, ILogger logger)
{
    /// <summary>The operator's options.</summary>
    public PluginHostOptions Options { get; } = options;

    /// <summary>Hears every change of a status.</summary>
    public event Action<PluginStatus>? Changed;

    /// <summary>The verdict on a plugin that faulted too often.</summary>
    public PluginProblem Quarantine(string exchange, int faults, string lastReason) => new(
        PluginState.Quarantined,
        PluginReason.TooManyFaults,
        $"{faults} faults within {Options.QuarantineWindow.TotalMinutes:0.##} min; the last: {lastReason}",
        RemedyOf(exchange));

    /// <summary>The verdict on a plugin that an earlier run quarantined.</summary>
    public PluginProblem? FindQuarantine(string exchange) => runState.Find(exchange) is { } entry
        ? new PluginProblem(PluginState.Quarantined, PluginReason.TooManyFaults, entry.Reason, RemedyOf(exchange))
        : null;

    /// <summary>Writes a quarantine down, so that it outlives the process.</summary>
    public void Persist(PluginStatus status) =>
        runState.Add(status.Name!, status.Reason ?? string.Empty, Options.TimeProvider.GetUtcNow());

    /// <summary>Ends a quarantine.</summary>
    public void Release(string exchange) => runState.Remove(exchange);

    /// <summary>Tells a change.</summary>
    public void Announce(PluginStatus status)
    {
        var name = status.Name ?? Path.GetFileName(status.Folder) ?? "?";
        if (status.ReasonCode is PluginReason.None or PluginReason.NotSelected or PluginReason.DisabledByOperator)
            LogState(name, status.State);
        else
            LogProblem(name, status.State, status.Reason, status.Remedy);
        foreach (var listener in Delegate.EnumerateInvocationList(Changed))
        {
            try
            {
                listener(status);
            }
            catch (Exception failure)
            {
                // A listener's defect must not decide the fate of a plugin.
                LogListener(name, failure);
            }
        }
    }

    private static string RemedyOf(string exchange) => $"`hbot plugins enable {exchange}` lets it work again.";

    [LoggerMessage(LogLevel.Debug, "Plugin {Exchange}: {State}")]
    private partial void LogState(string exchange, PluginState state);

    [LoggerMessage(LogLevel.Warning, "Plugin {Exchange}: {State}: {Reason} {Remedy}")]
    private partial void LogProblem(string exchange, PluginState state, string? reason, string? remedy);

    [LoggerMessage(LogLevel.Error, "A listener to the status of plugin {Exchange} failed")]
    private partial void LogListener(string exchange, Exception failure);
}

using Microsoft.Extensions.Logging;

namespace Hummingbot.Plugins.Hosting;

/// <content>Loading and stopping, one plugin at a time or many. Everything here runs inside the gate.</content>
public sealed partial class PluginRegistry
{
    private Task StartAllAsync(List<PluginSlot> slots)
    {
        var ready = new List<PluginSlot>(slots.Count);
        var sources = new List<StartSource>(slots.Count);
        foreach (var slot in slots)
        {
            if (Locate(slot.Inspection, out var problem) is not { } source)
            {
                slot.Apply(problem, PluginState.Faulted);
                continue;
            }

            ready.Add(slot);
            sources.Add(source);
        }

        return _starter.StartAsync(sources, (i, outcome) =>
        {
            if (outcome.Plugin is { } started) Attach(ready[i], started);
            else Fail(ready[i], outcome);
        });
    }

    private async Task<StartOutcome> TryStartAsync(PluginInspection inspection) =>
        Locate(inspection, out var problem) is { } source
            ? await _starter.StartAsync(source).ConfigureAwait(false)
            : new StartOutcome(null, problem, null);

    // In place where that is safe, which is fastest; otherwise from a copy.
    private StartSource? Locate(PluginInspection inspection, out PluginProblem? problem)
    {
        problem = null;
        var content = inspection.Content!;
        if (!_options.Watch && ShadowFolder.IsFirstLoadOf(content.Folder)) return new StartSource(inspection, content.Folder);
        try
        {
            return new StartSource(inspection, _shadow.Copy(content, inspection.Name!));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            problem = PluginProblem.Faulted(
                PluginReason.Unreadable,
                $"The plugin's files could not be copied: {failure.Message}",
                $"Try again with `hbot plugins enable {inspection.Name}` once the files are complete.");
            return null;
        }
    }

    private void Attach(PluginSlot slot, StartedPlugin started)
    {
        slot.Handle = new ExchangeHandle(started, slot, _options);
        slot.Apply(problem: null, PluginState.Ready);
    }

    private static void Fail(PluginSlot slot, StartOutcome outcome)
    {
        if (outcome.Fault is { } fault) slot.RecordFault(fault, outcome.Problem!);
        else slot.Apply(outcome.Problem, PluginState.Faulted);
    }

    private async Task StopAsync(PluginSlot slot, PluginState state)
    {
        if (slot.Handle is not { } handle) return;
        slot.Handle = null;
        slot.Apply(problem: null, state);
        if (await handle.StopAsync().ConfigureAwait(false) is { } fault) LogStop(handle.Name, fault.TypeName, fault.Message);
    }

    [LoggerMessage(LogLevel.Warning, "Stopping plugin {Exchange} failed: {Type}: {Reason}")]
    private partial void LogStop(string exchange, string type, string reason);
}

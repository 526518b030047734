using Microsoft.Extensions.Logging;

namespace Hummingbot.Plugins.Hosting;

/// <summary>
/// Starts plugins: constructor, descriptor, registration and container, under one time limit. Each start has a thread of its own, so that
/// one that never returns takes nothing away from the others.
/// </summary>
internal sealed partial class PluginStarter(PluginHostOptions options, ILoggerFactory loggerFactory)
{
    private readonly ILogger _logger = loggerFactory.CreateLogger<PluginStarter>();

    /// <summary>Loads and starts plugins, several at a time.</summary>
    /// <param name="sources">The plugins.</param>
    /// <param name="finished">Takes what came of each, by its index; called on any thread.</param>
    public Task StartAsync(IReadOnlyList<StartSource> sources, Action<int, StartOutcome> finished) => new StartQueue(
        sources.Count,
        options.StartTimeout,
        options.TimeProvider,
        (i, progress) => Attempt(sources[i].Inspection.Name!, progress, () => Start(sources[i], progress)),
        (i, outcome, progress) => finished(i, outcome ?? TooLong(sources[i].Inspection.Name!, progress)),
        DisposeLate).RunAsync();

    /// <summary>Loads and starts one plugin.</summary>
    public async Task<StartOutcome> StartAsync(StartSource source)
    {
        StartOutcome? result = null;
        await StartAsync([source], (_, outcome) => result = outcome).ConfigureAwait(false);
        return result!;
    }

    /// <summary>Has a loaded plugin register its services once more, in a second container with these settings.</summary>
    public async Task<StartOutcome> StartAgainAsync(StartedPlugin started, ExchangeSettings settings)
    {
        var exchange = started.Descriptor.Name;
        StartOutcome? result = null;
        await new StartQueue(
            1,
            options.StartTimeout,
            options.TimeProvider,
            (_, progress) => Attempt(
                exchange, progress, () => started with { Container = Configure(started.Code, started.Descriptor, settings, progress) }),
            (_, outcome, progress) => result = outcome ?? TooLong(exchange, progress),
            DisposeLate).RunAsync().ConfigureAwait(false);
        return result!;
    }

    private StartedPlugin Start(StartSource source, StartProgress progress)
    {
        PluginCode? code = null;
        try
        {
            code = PluginCode.Load(source.Inspection, source.Folder, options.Watch);
            progress.Phase = PluginPhase.Describe;
            var descriptor = DescriptorCopy.Of(code.Plugin.Descriptor, source.Inspection.Name!);
            return new StartedPlugin(code, Configure(code, descriptor, settings: null, progress), descriptor);
        }
        catch
        {
            code?.Unload();
            throw;
        }
    }

    private PluginContainer Configure(PluginCode code, ExchangeDescriptor descriptor, ExchangeSettings? settings, StartProgress progress)
    {
        progress.Phase = PluginPhase.Configure;
        settings ??= options.Settings?.Invoke(descriptor) ?? new ExchangeSettings();
        var context = new PluginContext
        {
            PluginDirectory = code.Folder,
            Settings = settings,
            LoggerFactory = loggerFactory,
            TimeProvider = options.TimeProvider,
            Random = options.Random,
            WireTap = options.WireTap?.Invoke(descriptor.Name),
            OrderJournal = options.OrderJournal?.Invoke(descriptor.Name),
        };
        progress.Phase = PluginPhase.Register;
        return PluginContainer.Build(code.Plugin, context, options.ValidateServices);
    }

    private StartOutcome TooLong(string exchange, StartProgress progress)
    {
        var fault = PluginFault.Late(
            StartProgress.Describe(progress.Phase), options.StartTimeout, progress.Phase, options.TimeProvider.GetUtcNow());
        return new StartOutcome(null, PluginProblem.Faulted(
            PluginReason.StartTimedOut,
            $"The plugin's {fault.Message}; its thread may go on until the process ends.",
            AskAuthor(exchange)), fault);
    }

    private StartOutcome Attempt(string exchange, StartProgress progress, Func<StartedPlugin> start)
    {
        try
        {
            return new StartOutcome(start(), null, null);
        }
        catch (PluginProblemException refused)
        {
            return new StartOutcome(null, refused.Problem, null);
        }
        catch (BadDescriptorException flaw)
        {
            return new StartOutcome(null, PluginProblem.Faulted(
                PluginReason.BadDescriptor,
                $"The plugin's descriptor cannot be used: {flaw.Message}.",
                "Ask the plugin's author to correct the descriptor."), null);
        }
        catch (Exception failure)
        {
            // Whatever the plugin throws ends here, as text.
            var fault = PluginFault.From(failure, progress.Phase, options.TimeProvider.GetUtcNow());
            // Settings are the operator's; they do not count against the plugin.
            return new StartOutcome(null, Explain(exchange, fault), fault.Phase == PluginPhase.Configure ? null : fault);
        }
    }

    private static PluginProblem Explain(string exchange, PluginFault fault) => fault.Phase switch
    {
        PluginPhase.Configure => PluginProblem.Faulted(
            PluginReason.BadSettings,
            $"The settings of '{exchange}' cannot be used: {fault.Message}",
            $"Correct 'exchanges.{exchange}' in plugins.json."),
        PluginPhase.Load when fault.TypeName.StartsWith("System.", StringComparison.Ordinal) && IsLoaderError(fault.TypeName) =>
            PluginProblem.Faulted(
                PluginReason.LoadFailed,
                $"The plugin could not be loaded: {fault.Message}",
                "Install the plugin anew from its package; if that does not help, report it to its author."),
        _ => PluginProblem.Faulted(
            PluginReason.StartThrew,
            $"The plugin's {StartProgress.Describe(fault.Phase)} threw {fault.TypeName}: {fault.Message}",
            AskAuthor(exchange)),
    };

    private static string AskAuthor(string exchange) =>
        $"Report this to the plugin's author; `plugins.{exchange}.enabled: false` in plugins.json leaves it out.";

    private static bool IsLoaderError(string type) => type is "System.IO.FileNotFoundException" or "System.IO.FileLoadException"
        or "System.BadImageFormatException" or "System.TypeLoadException" or "System.MissingMethodException"
        or "System.MissingFieldException";

    // A start that succeeds after all must not leave a container behind that nobody disposes.
    private void DisposeLate(StartOutcome outcome)
    {
        if (outcome.Plugin is { } plugin) _ = Task.Run(() => DisposeLateAsync(plugin));
    }

    private async Task DisposeLateAsync(StartedPlugin plugin)
    {
        try
        {
            await plugin.Container.DisposeAsync().ConfigureAwait(false);
            plugin.Code.Unload();
        }
        catch (Exception failure)
        {
            LogLateDisposal(plugin.Descriptor.Name, failure.GetType().FullName, failure.Message);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Disposing the late start of {Exchange} failed: {Type}: {Reason}")]
    private partial void LogLateDisposal(string exchange, string? type, string reason);
}

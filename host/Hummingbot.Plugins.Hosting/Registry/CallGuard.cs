using System.Runtime.CompilerServices;

namespace Hummingbot.Plugins.Hosting;

/// <summary>
/// The only way into a plugin: each call runs in a task of its own under a time limit, and what it throws comes back as the contract's
/// exception or as a record, never as an object of the plugin.
/// </summary>
internal sealed class CallGuard(string exchange, PluginSlot slot, PluginHostOptions options, CancellationToken stopping)
{
    // A plugin that honours cancellation ends a call within this time; one that does not is at fault.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    /// <summary>Runs a call.</summary>
    /// <exception cref="ExchangeException">The plugin said so, or there was no answer in time.</exception>
    /// <exception cref="PluginFaultException">The plugin threw anything else, or ignored that its time was over.</exception>
    /// <exception cref="ExchangeUnavailableException">The plugin was stopped meanwhile.</exception>
    public async Task<T> RunAsync<T>(
        string operation, PluginPhase phase, Func<CancellationToken, Task<T>> call, TimeSpan limit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var cancel = new CancellationTokenSource();
        // What a plugin hangs on its token must not run on the thread that cancels.
        var byCaller = cancellationToken.UnsafeRegister(static state => Cancel((CancellationTokenSource)state!), cancel);
        var byStop = stopping.UnsafeRegister(static state => Cancel((CancellationTokenSource)state!), cancel);
        var task = Task.Run(() => call(cancel.Token), CancellationToken.None);
        Release(task, cancel, byCaller, byStop);

        await EndAsync(task, limit, cancellationToken);
        var inTime = task.IsCompleted;
        if (!inTime)
        {
            Cancel(cancel);
            cancellationToken.ThrowIfCancellationRequested();
            await EndAsync(task, Grace, cancellationToken);
            if (!task.IsCompleted)
            {
                cancellationToken.ThrowIfCancellationRequested();
                CountUntilItReturns(task);
                throw Fault(operation, PluginFault.Late(operation, limit, phase, options.TimeProvider.GetUtcNow()));
            }
        }

        if (task.IsCompletedSuccessfully)
        {
            RecordSuccess();
            return await task.ConfigureAwait(false);
        }

        throw Translate(operation, phase, limit, inTime, task.Exception?.InnerException, cancellationToken);
    }

    private Exception Translate(
        string operation, PluginPhase phase, TimeSpan limit, bool inTime, Exception? thrown, CancellationToken cancellationToken)
    {
        if (thrown is ExchangeException expected)
        {
            RecordSuccess();
            return Copy(expected);
        }

        if (thrown is null or OperationCanceledException)
        {
            if (cancellationToken.IsCancellationRequested) return new OperationCanceledException(cancellationToken);
            if (stopping.IsCancellationRequested) return new ExchangeUnavailableException(exchange, slot.Status);
            if (!inTime)
                return new ExchangeException(
                    exchange,
                    ExchangeErrorKind.Unknown,
                    $"{exchange} did not answer {operation} within {limit.TotalSeconds:0.###} s; whether it took effect is not known.");
        }

        var time = options.TimeProvider.GetUtcNow();
        return Fault(operation, thrown is null
            ? new PluginFault(typeof(TaskCanceledException).FullName!, "It was cancelled by nobody.", string.Empty, phase, time)
            : PluginFault.From(thrown, phase, time));
    }

    private PluginFaultException Fault(string operation, PluginFault fault)
    {
        // What a plugin does while it is being stopped says nothing about the one that takes its place.
        if (stopping.IsCancellationRequested) return new PluginFaultException(exchange, operation, fault);
        slot.RecordFault(fault, fault.TimedOut
            ? PluginProblem.Faulted(
                PluginReason.CallTimedOut,
                $"{fault.Message} and ignored that it was cancelled.",
                $"Report this to the plugin's author; `plugins.{exchange}.enabled: false` in plugins.json leaves it out.")
            : PluginProblem.Faulted(
                PluginReason.CallThrew,
                $"{operation} threw {fault.TypeName}: {fault.Message}",
                $"Report this to the plugin's author; `plugins.{exchange}.enabled: false` in plugins.json leaves it out."));
        return new PluginFaultException(exchange, operation, fault);
    }

    private void RecordSuccess()
    {
        if (!stopping.IsCancellationRequested) slot.RecordSuccess();
    }

    // The stack and the cause of the original would keep the plugin's code in memory.
    private ExchangeException Copy(ExchangeException original)
    {
        var cause = original.InnerException is { } inner
            ? PluginFault.From(inner, PluginPhase.Call, options.TimeProvider.GetUtcNow())
            : null;
        return new ExchangeException(
            original.Exchange.Length == 0 ? exchange : original.Exchange,
            original.Kind,
            original.Message,
            cause is null ? null : new PluginFaultException($"{cause.TypeName}: {cause.Message}"))
        {
            HttpStatus = original.HttpStatus,
            VenueCode = original.VenueCode,
            RetryAfter = original.RetryAfter,
        };
    }

    // The end of the task, of its time or of the caller's patience, whichever comes first.
    private ConfiguredTaskAwaitable EndAsync(Task task, TimeSpan limit, CancellationToken cancellationToken) =>
        task.WaitAsync(limit, options.TimeProvider, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private void CountUntilItReturns(Task task)
    {
        slot.Update(static status => status with { HungCalls = status.HungCalls + 1 });
        _ = task.ContinueWith(
            static (_, state) => ((PluginSlot)state!).Update(static status => status with { HungCalls = status.HungCalls - 1 }),
            slot,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    // Runs when the call is over, however late: its failure is then observed and its token given back.
    private static void Release(
        Task task, CancellationTokenSource cancel, CancellationTokenRegistration byCaller, CancellationTokenRegistration byStop) =>
        _ = task.ContinueWith(
            finished =>
            {
                _ = finished.Exception;
                byCaller.Dispose();
                byStop.Dispose();
                cancel.Dispose();
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);

    private static void Cancel(CancellationTokenSource source)
    {
        try
        {
            // What the plugin's callbacks throw is of no consequence: the call itself tells how it ended.
            _ = source.CancelAsync().ContinueWith(
                static finished => _ = finished.Exception,
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously | TaskContinuationOptions.OnlyOnFaulted,
                TaskScheduler.Default);
        }
        catch (ObjectDisposedException)
        {
            // The call has just ended.
        }
    }
}

using Microsoft.Extensions.Logging;

namespace Hummingbot.Plugins.Sdk.Trading;

/// <summary>Owns work that nobody awaits: observes its failures, cancels it, and waits for its end. Safe for concurrent use.</summary>
internal sealed class BackgroundWork(string exchange, ILogger logger) : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly HashSet<Task> _running = [];
    private readonly CancellationTokenSource _stopping = new();
    private bool _isStopped;

    /// <summary>Begins work on a thread of its own.</summary>
    /// <param name="what">What it is, fit for a log.</param>
    /// <param name="work">The work.</param>
    /// <returns><see langword="false"/> once stopped: nothing begins then.</returns>
    public bool Run(string what, Func<CancellationToken, Task> work)
    {
        lock (_lock)
        {
            if (_isStopped) return false;
            var task = Task.Run(() => ObserveAsync(what, work));
            _running.Add(task);
            task.ContinueWith(Forget, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            return true;
        }
    }

    /// <summary>Cancels everything and waits for its end.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        Task[] running;
        lock (_lock)
        {
            _isStopped = true;
            running = [.. _running];
        }

        await _stopping.CancelAsync();
        await Task.WhenAll(running).WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None);
        _stopping.Dispose();
    }

    private async Task ObserveAsync(string what, Func<CancellationToken, Task> work)
    {
        var stopping = _stopping.Token;
        try
        {
            await work(stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The end that was asked for.
        }
        catch (Exception exception)
        {
            TradingLog.WorkFailed(logger, exchange, what, exception);
        }
    }

    private void Forget(Task task)
    {
        lock (_lock) _running.Remove(task);
    }
}

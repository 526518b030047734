using Microsoft.Extensions.Logging;

namespace Hummingbot.Plugins.Sdk.Trading;

/// <summary>Owns work that nobody awaits: observes its failures, cancels it, and waits for its end. Safe for concurrent use.</summary>
internal sealed class BackgroundWork(string exchange, ILogger logger) : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _running;
    private bool _isStopped;

    /// <summary>Begins work on another thread.</summary>
    /// <param name="what">What it is, fit for a log.</param>
    /// <param name="work">The work.</param>
    /// <returns><see langword="false"/> once stopped: nothing begins then.</returns>
    public bool Run(string what, Func<CancellationToken, Task> work)
    {
        if (!TryEnter()) return false;
        Task.Run(() => ObserveAsync(what, null, work, static (work, token) => work(token)));
        return true;
    }

    /// <summary>
    /// Begins work on the caller's own thread, up to where it first waits: waking another one takes longer than most of what it would do. A
    /// caller to whose thread the work would come back is spared it.
    /// </summary>
    /// <typeparam name="TState">What the work is about.</typeparam>
    /// <param name="what">What it is, fit for a log.</param>
    /// <param name="id">What it is done to.</param>
    /// <param name="state">What the work is about.</param>
    /// <param name="work">The work.</param>
    /// <returns><see langword="false"/> once stopped: nothing begins then.</returns>
    public bool Begin<TState>(string what, string id, TState state, Func<TState, CancellationToken, Task> work)
    {
        if (!TryEnter()) return false;
        if (SynchronizationContext.Current is null && TaskScheduler.Current == TaskScheduler.Default) _ = ObserveAsync(what, id, state, work);
        else Task.Run(() => ObserveAsync(what, id, state, work));
        return true;
    }

    /// <summary>Cancels everything and waits for its end.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _isStopped = true;
            if (_running == 0) _ended.TrySetResult();
        }

        await _stopping.CancelAsync();
        await _ended.Task.WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None);
        _stopping.Dispose();
    }

    /// <summary>Never fails: what happens is logged.</summary>
    private async Task ObserveAsync<TState>(string what, string? id, TState state, Func<TState, CancellationToken, Task> work)
    {
        var stopping = _stopping.Token;
        try
        {
            await work(state, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The end that was asked for.
        }
        catch (Exception exception)
        {
            TradingLog.WorkFailed(logger, exchange, id is null ? what : $"{what} {id}", exception);
        }
        finally
        {
            Leave();
        }
    }

    private bool TryEnter()
    {
        lock (_lock)
        {
            if (_isStopped) return false;
            _running++;
            return true;
        }
    }

    private void Leave()
    {
        lock (_lock)
        {
            if (--_running == 0 && _isStopped) _ended.TrySetResult();
        }
    }
}

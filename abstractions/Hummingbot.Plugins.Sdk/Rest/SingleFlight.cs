namespace Hummingbot.Plugins.Sdk.Rest;

/// <summary>
/// Runs one call at a time for any number of callers: whoever comes while it runs shares its result. A caller that gives up leaves
/// alone; when all have left, the call is cancelled. Safe for concurrent use.
/// </summary>
internal sealed class SingleFlight<T>(Func<CancellationToken, Task<T>> call)
{
    private readonly Lock _lock = new();
    private Flight? _current;

    public async Task<T> RunAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Flight flight;
        bool starts;
        lock (_lock)
        {
            starts = _current is null;
            flight = _current ??= new Flight();
            flight.Callers++;
        }

        if (starts) _ = FlyAsync(flight);
        try
        {
            return await flight.Result.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            Leave(flight);
        }
    }

    /// <summary>Never fails: what happens goes to the callers.</summary>
    private async Task FlyAsync(Flight flight)
    {
        try
        {
            var result = await call(flight.Abandoned.Token);
            End(flight);
            flight.Result.TrySetResult(result);
        }
        catch (OperationCanceledException exception) when (flight.Abandoned.IsCancellationRequested)
        {
            End(flight);
            flight.Result.TrySetCanceled(exception.CancellationToken);
        }
        catch (Exception exception)
        {
            End(flight);
            flight.Result.TrySetException(exception);
            // Everybody may have left; the failure then is nobody's.
            _ = flight.Result.Task.Exception;
        }
    }

    private void End(Flight flight)
    {
        lock (_lock)
        {
            if (ReferenceEquals(_current, flight)) _current = null;
        }
    }

    private void Leave(Flight flight)
    {
        lock (_lock)
        {
            if (--flight.Callers > 0 || !ReferenceEquals(_current, flight)) return;
            _current = null;
        }

        flight.Abandoned.Cancel();
    }

    private sealed class Flight
    {
        public TaskCompletionSource<T> Result { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Holds neither timer nor handle, so that nothing is lost when it is not disposed.</summary>
        public CancellationTokenSource Abandoned { get; } = new();

        public int Callers { get; set; }
    }
}

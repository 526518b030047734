namespace Hummingbot.Plugins.Recorder;

/// <summary>An order that waits to be on record before it is sent.</summary>
internal sealed class JournalEntry(RecordingScope scope, InFlightOrder order, string trackingState)
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WriteResult _result;

    /// <summary>Ends once the order is on durable storage, or fails.</summary>
    public Task Done => _done.Task;

    public void Write(WriteSession session)
    {
        try
        {
            _result = OrderRows.Order(session, Statement.Journal, scope, order, OrderRows.PendingCreate, trackingState);
            OrderRows.Status(session, scope, order.ClientOrderId, order.CreationTimestamp, OrderRows.PendingCreate);
        }
        catch (Exception exception) when (Malformed.IsWhy(exception))
        {
            Fail(new RecorderException(
                RecorderErrorKind.Other, $"The order that {scope.Exchange} wants to record breaks the contract: {exception.Message}", exception));
        }
    }

    public void Committed()
    {
        if (_done.Task.IsCompleted) return;
        if (_result.Rows > 0)
        {
            _done.TrySetResult();
            return;
        }

        Fail(new RecorderException(
            RecorderErrorKind.DuplicateOrder,
            $"The client order id '{order.ClientOrderId}' is on record for an earlier order on {scope.Exchange}. Place the order under another id."));
    }

    public void Fail(RecorderException reason)
    {
        _done.TrySetException(reason);
        // Whoever placed the order may have given it up.
        _ = _done.Task.Exception;
    }
}

namespace Hummingbot.Plugins.Sdk.OrderBooks;

/// <content>
/// How readers see whole messages only. The sequence is odd while a message is being applied; a reader that finds it odd, or changed since
/// it began, reads again, and after some attempts waits its turn at the writer's lock.
/// </content>
public sealed partial class OrderBook
{
    private const int MaxUnlockedReads = 16;

    private readonly Lock _writeLock = new();
    private long _sequence;

    private void BeginWrite()
    {
        Volatile.Write(ref _sequence, _sequence + 1);
        Volatile.WriteBarrier(); // nobody may see a change before the odd sequence
    }

    private void EndWrite() => Volatile.Write(ref _sequence, _sequence + 1);

    /// <summary>
    /// Runs <paramref name="read"/> on a book that is whole. An attempt that turns out torn is thrown away, so it must not throw, leave its
    /// arrays or loop on what it sees, nor have an effect that repeating does not mend.
    /// </summary>
    private TResult Read<TState, TResult>(TState state, Func<OrderBook, TState, TResult> read)
        where TState : allows ref struct
    {
        for (var attempt = 0; attempt < MaxUnlockedReads; attempt++)
        {
            var sequence = Volatile.Read(ref _sequence);
            if ((sequence & 1) == 0)
            {
                var result = read(this, state);
                Volatile.ReadBarrier(); // nothing read above may be fetched after the sequence below
                if (Volatile.Read(ref _sequence) == sequence) return result;
            }

            Thread.SpinWait(8 << Math.Min(attempt, 6));
        }

        lock (_writeLock) return read(this, state);
    }

    private SideView SideFor(bool isBuy) => (isBuy ? _asks : _bids).Read();
}

using System.Runtime.CompilerServices;

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

    /// <summary>Something that is read from a book, into itself: no result is copied on its way.</summary>
    private interface IBookQuery
    {
        /// <summary>
        /// Reads a book that may be changing. An attempt that turns out torn is made again, so it must not throw, leave its arrays or loop on
        /// what it sees, nor have an effect that repeating does not mend.
        /// </summary>
        void Read(OrderBook book);
    }

    /// <summary>Reads from a book that is whole.</summary>
    private void Read<TQuery>(scoped ref TQuery query)
        where TQuery : struct, IBookQuery, allows ref struct
    {
        var sequence = Volatile.Read(ref _sequence);
        if ((sequence & 1) == 0)
        {
            query.Read(this);
            if (IsStill(sequence)) return;
        }

        ReadAgain(ref query);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ReadAgain<TQuery>(scoped ref TQuery query)
        where TQuery : struct, IBookQuery, allows ref struct
    {
        for (var attempt = 1; attempt < MaxUnlockedReads; attempt++)
        {
            Thread.SpinWait(4 << Math.Min(attempt, 7));
            var sequence = Volatile.Read(ref _sequence);
            if ((sequence & 1) != 0) continue;
            query.Read(this);
            if (IsStill(sequence)) return;
        }

        lock (_writeLock) query.Read(this);
    }

    /// <summary>The same for rare and for short questions.</summary>
    private TResult Read<TState, TResult>(TState state, Func<OrderBook, TState, TResult> read)
    {
        var query = new FunctionQuery<TState, TResult>(state, read);
        Read(ref query);
        return query.Result;
    }

    /// <summary>Whether what was read since the sequence was is whole.</summary>
    private bool IsStill(long sequence)
    {
        Volatile.ReadBarrier(); // nothing read before may be fetched after the sequence below
        return Volatile.Read(ref _sequence) == sequence && (sequence & 1) == 0;
    }

    private SideView SideFor(bool isBuy) => (isBuy ? _asks : _bids).Read();

    private struct FunctionQuery<TState, TResult>(TState state, Func<OrderBook, TState, TResult> read) : IBookQuery
    {
        public TResult Result { get; private set; } = default!;

        public void Read(OrderBook book) => Result = read(book, state);
    }
}

namespace Hummingbot.Plugins.Sdk.OrderBooks;

/// <summary>Keeps idle messages for reuse, the last returned first: its arrays are still in the processor's cache.</summary>
/// <typeparam name="TMessage">The type of message lent.</typeparam>
public class OrderBookMessagePool<TMessage> : IOrderBookMessagePool
    where TMessage : OrderBookMessage
{
    /// <summary>How many idle messages a pool keeps unless told otherwise.</summary>
    public const int DefaultCapacity = 1024;

    /// <summary>A message with more levels on a side than this is not kept, so that one huge snapshot does not occupy memory for good.</summary>
    public const int MaxLevelsKept = 4096;

    private readonly Func<IOrderBookMessagePool, TMessage> _create;
    private readonly TMessage?[] _idle;
    private readonly Lock _lock = new();
    private TMessage? _latest;
    private int _idleCount;

    /// <summary>Creates an empty pool.</summary>
    /// <param name="create">Makes a message that returns to the given pool.</param>
    /// <param name="capacity">How many idle messages are kept at the most; more are left to the garbage collector.</param>
    public OrderBookMessagePool(Func<IOrderBookMessagePool, TMessage> create, int capacity = DefaultCapacity)
    {
        ArgumentNullException.ThrowIfNull(create);
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        _create = create;
        _idle = new TMessage?[capacity];
    }

    /// <summary>Lends a cleared message; the borrower returns it, or hands it on together with that duty.</summary>
    public TMessage Rent() => Interlocked.Exchange(ref _latest, null) ?? TakeIdle() ?? _create(this);

    OrderBookMessage IOrderBookMessagePool.Rent() => Rent();

    /// <summary>Takes a message back; the caller must not touch it again.</summary>
    /// <param name="message">A message that this pool lent.</param>
    /// <exception cref="ArgumentException">The message is of another type than this pool lends.</exception>
    public void Return(OrderBookMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (message is not TMessage own)
        {
            throw new ArgumentException(
                $"A {message.GetType().Name} was returned to a pool of {typeof(TMessage).Name}; return it to the pool that lent it.",
                nameof(message));
        }

        if (_idle.Length == 0 || IsTooLarge(own)) return;
        own.Clear();
        if (Interlocked.Exchange(ref _latest, own) is not { } earlier) return;
        lock (_lock)
        {
            if (_idleCount < _idle.Length) _idle[_idleCount++] = earlier;
        }
    }

    /// <summary>Whether a returned message, not yet cleared, has grown too large to be kept.</summary>
    /// <param name="message">The message.</param>
    protected virtual bool IsTooLarge(TMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return Math.Max(message.BidCount, message.AskCount) > MaxLevelsKept;
    }

    private TMessage? TakeIdle()
    {
        lock (_lock)
        {
            if (_idleCount == 0) return null;
            var message = _idle[--_idleCount];
            _idle[_idleCount] = null;
            return message;
        }
    }
}

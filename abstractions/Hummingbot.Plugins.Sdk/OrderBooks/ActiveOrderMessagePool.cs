namespace Hummingbot.Plugins.Sdk.OrderBooks;

/// <summary>The pool of level-3 messages.</summary>
public sealed class ActiveOrderMessagePool : OrderBookMessagePool<ActiveOrderMessage>
{
    /// <summary>Creates an empty pool.</summary>
    /// <param name="capacity">How many idle messages are kept at the most; more are left to the garbage collector.</param>
    public ActiveOrderMessagePool(int capacity = DefaultCapacity) : base(static pool => new ActiveOrderMessage(pool), capacity)
    {
    }

    /// <inheritdoc/>
    protected override bool IsTooLarge(ActiveOrderMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return base.IsTooLarge(message) || message.OrderCount > MaxLevelsKept;
    }
}

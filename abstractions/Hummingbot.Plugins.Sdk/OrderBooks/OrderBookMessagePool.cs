namespace Hummingbot.Plugins.Sdk.OrderBooks;

/// <summary>The pool of plain messages; level-3 venues use <see cref="ActiveOrderMessagePool"/>.</summary>
public sealed class OrderBookMessagePool : OrderBookMessagePool<OrderBookMessage>
{
    /// <summary>Creates an empty pool.</summary>
    /// <param name="capacity">How many idle messages are kept at the most; more are left to the garbage collector.</param>
    public OrderBookMessagePool(int capacity = DefaultCapacity) : base(static pool => new OrderBookMessage(pool), capacity)
    {
    }
}

namespace Hummingbot.Plugins;

/// <summary>Lends messages so that the market-data path allocates nothing in steady state. Safe for concurrent use.</summary>
public interface IOrderBookMessagePool
{
    /// <summary>Lends a cleared message; the borrower returns it, or hands it on together with that duty.</summary>
    OrderBookMessage Rent();

    /// <summary>Takes a message back; the caller must not touch it again.</summary>
    /// <param name="message">A message that this pool lent.</param>
    void Return(OrderBookMessage message);
}

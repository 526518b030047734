namespace Hummingbot.Plugins.Sdk.OrderBooks;

/// <content>One scale for the orders known and the message at hand.</content>
public sealed partial class ActiveOrderTracker
{
    /// <summary>A size that follows from funds is a quotient; it is kept to this many places at least.</summary>
    private const int MinSizeDecimals = 8;

    private void Align(ActiveOrderMessage message)
    {
        var priceDecimals = Math.Max(_priceDecimals, message.PriceDecimals);
        var amountDecimals = Math.Max(_amountDecimals, message.AmountDecimals);
        if (message is { Action: ActiveOrderAction.Change, Quantity: ActiveOrderQuantity.Funds })
        {
            amountDecimals = Math.Max(amountDecimals, MinSizeDecimals);
        }

        if (priceDecimals != message.PriceDecimals || amountDecimals != message.AmountDecimals)
        {
            if (!MessageScale.TryChange(message, priceDecimals, amountDecimals)) throw CannotAlign(priceDecimals, amountDecimals);
        }

        if (priceDecimals != _priceDecimals || amountDecimals != _amountDecimals) Widen(priceDecimals, amountDecimals);
    }

    private void Widen(int priceDecimals, int amountDecimals)
    {
        // Built apart and swapped in, so that a failure half-way leaves everything as it was.
        var orders = new ActiveOrderTable();
        var (bids, asks) = (new ActiveOrderSide(), new ActiveOrderSide());
        foreach (var order in _orders.Orders)
        {
            if (!FixedPoint.TryRescale(order.Price, _priceDecimals, priceDecimals, out var price) ||
                !FixedPoint.TryRescale(order.Size, _amountDecimals, amountDecimals, out var size) ||
                !(order.Side == TradeType.Buy ? bids : asks).TryChange(price, 0, size, 1, out _))
            {
                throw CannotAlign(priceDecimals, amountDecimals);
            }

            orders.Add(order with { Price = price, Size = size });
        }

        (_orders, _bids, _asks, _priceDecimals, _amountDecimals) = (orders, bids, asks, priceDecimals, amountDecimals);
    }

    /// <summary>What the funds buy at the order's price, rounded down to the amount scale; the message is aligned.</summary>
    private long SizeOfFunds(ActiveOrderMessage message)
    {
        // funds / 10^f = size / 10^a × price / 10^p, so size = funds × 10^(a + p - f) / price; 10^(a + p) may exceed 64 bits.
        var shift = _amountDecimals + _priceDecimals - message.FundsDecimals;
        var numerator = (UInt128)message.Funds;
        for (; shift > 0 && numerator != 0; shift--)
        {
            if (numerator > UInt128.MaxValue / 10) throw TooLarge();
            numerator *= 10;
        }

        for (; shift < 0; shift++) numerator /= 10;
        var size = numerator / (ulong)message.Order.Price;
        return size <= long.MaxValue ? (long)size : throw TooLarge();
    }

    private ExchangeException CannotAlign(int priceDecimals, int amountDecimals) => BadData(
        $"64 bits cannot hold its numbers and those known with {priceDecimals} price and {amountDecimals} amount decimals");
}

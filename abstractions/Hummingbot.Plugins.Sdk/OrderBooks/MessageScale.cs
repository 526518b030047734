using Hummingbot.Plugins.Sdk.Numbers;

namespace Hummingbot.Plugins.Sdk.OrderBooks;

/// <summary>Moves every number of a message to another scale: levels, trade, and the orders of a level-3 message.</summary>
internal static class MessageScale
{
    public static bool HasNumbers(OrderBookMessage message) =>
        message.BidCount + message.AskCount > 0 || message.Trade != default ||
        message is ActiveOrderMessage { OrderCount: > 0 } or ActiveOrderMessage { Order: not { Price: 0, Amount: 0 } };

    public static int NeededPriceDecimals(OrderBookMessage message)
    {
        var decimals = message.PriceDecimals;
        var needed = DecimalPlaces.Needed(message.Trade.Price, decimals, 0);
        foreach (var level in message.Bids) needed = DecimalPlaces.Needed(level.Price, decimals, needed);
        foreach (var level in message.Asks) needed = DecimalPlaces.Needed(level.Price, decimals, needed);
        if (message is not ActiveOrderMessage orders) return needed;
        needed = DecimalPlaces.Needed(orders.Order.Price, decimals, needed);
        foreach (var order in orders.Orders) needed = DecimalPlaces.Needed(order.Price, decimals, needed);
        return needed;
    }

    public static int NeededAmountDecimals(OrderBookMessage message)
    {
        var decimals = message.AmountDecimals;
        var needed = DecimalPlaces.Needed(message.Trade.Amount, decimals, 0);
        foreach (var level in message.Bids) needed = DecimalPlaces.Needed(level.Amount, decimals, needed);
        foreach (var level in message.Asks) needed = DecimalPlaces.Needed(level.Amount, decimals, needed);
        if (message is not ActiveOrderMessage orders) return needed;
        needed = DecimalPlaces.Needed(orders.Order.Amount, decimals, needed);
        foreach (var order in orders.Orders) needed = DecimalPlaces.Needed(order.Size, decimals, needed);
        return needed;
    }

    /// <summary>Moves the message, or leaves it as it is.</summary>
    /// <returns><see langword="false"/> when digits would be lost or 64 bits do not hold a number.</returns>
    public static bool TryChange(OrderBookMessage message, int priceDecimals, int amountDecimals)
    {
        var change = new Change(message, priceDecimals, amountDecimals);
        if (!change.Visit(message, isTrial: true)) return false;
        change.Visit(message, isTrial: false);
        message.PriceDecimals = priceDecimals;
        message.AmountDecimals = amountDecimals;
        return true;
    }

    private readonly struct Change(OrderBookMessage message, int priceDecimals, int amountDecimals)
    {
        private readonly int _fromPrice = message.PriceDecimals;
        private readonly int _fromAmount = message.AmountDecimals;

        public bool Visit(OrderBookMessage message, bool isTrial)
        {
            if (!TryMove(message.Trade, out var trade) || !VisitAll(message.Bids, isTrial) || !VisitAll(message.Asks, isTrial)) return false;
            if (!isTrial) message.Trade = trade;
            if (message is not ActiveOrderMessage orders) return true;

            if (!TryMove(orders.Order, out var single)) return false;
            if (!isTrial) orders.Order = single;
            foreach (ref var order in orders.Orders)
            {
                if (!TryMove(new OrderBookLevel(order.Price, order.Size), out var moved)) return false;
                if (!isTrial) order = order with { Price = moved.Price, Size = moved.Amount };
            }

            return true;
        }

        private bool VisitAll(Span<OrderBookLevel> levels, bool isTrial)
        {
            foreach (ref var level in levels)
            {
                if (!TryMove(level, out var moved)) return false;
                if (!isTrial) level = moved;
            }

            return true;
        }

        private bool TryMove(OrderBookLevel level, out OrderBookLevel moved)
        {
            var isHeld = FixedPoint.TryRescale(level.Price, _fromPrice, priceDecimals, out var price) &
                FixedPoint.TryRescale(level.Amount, _fromAmount, amountDecimals, out var amount);
            moved = new OrderBookLevel(price, amount);
            return isHeld;
        }
    }
}

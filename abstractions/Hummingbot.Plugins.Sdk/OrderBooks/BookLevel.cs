namespace Hummingbot.Plugins.Sdk.OrderBooks;

/// <summary>A level of a book.</summary>
/// <param name="Price">The price in the book's scale; 0 where there is no level.</param>
/// <param name="Amount">Base amount in the book's scale.</param>
/// <param name="UpdateId">The update that last set it.</param>
internal readonly record struct BookLevel(long Price, long Amount, long UpdateId)
{
    public OrderBookRow ToRow(OrderBook.Scale scale) =>
        new(FixedPoint.ToDecimal(Price, scale.Price), FixedPoint.ToDecimal(Amount, scale.Amount), UpdateId);
}

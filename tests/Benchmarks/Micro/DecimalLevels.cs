namespace Hummingbot.Plugins.Benchmarks;

/// <summary>A message's levels in decimals, as <see cref="SortedBook"/> takes them.</summary>
/// <param name="Bids">Bid levels.</param>
/// <param name="Asks">Ask levels.</param>
internal sealed record DecimalLevels((decimal Price, decimal Amount)[] Bids, (decimal Price, decimal Amount)[] Asks)
{
    public static DecimalLevels Of(OrderBookMessage message) => new(Of(message, message.Bids), Of(message, message.Asks));

    private static (decimal Price, decimal Amount)[] Of(OrderBookMessage message, Span<OrderBookLevel> levels)
    {
        var decimals = new (decimal Price, decimal Amount)[levels.Length];
        for (var i = 0; i < levels.Length; i++)
        {
            var (price, amount) = levels[i];
            decimals[i] = (FixedPoint.ToDecimal(price, message.PriceDecimals), FixedPoint.ToDecimal(amount, message.AmountDecimals));
        }

        return decimals;
    }
}

namespace Hummingbot.Plugins.Sdk.OrderBooks;

/// <summary>The levels of one message on their way into a book.</summary>
internal ref struct LevelBatch
{
    public ReadOnlySpan<OrderBookLevel> Bids;
    public ReadOnlySpan<OrderBookLevel> Asks;

    /// <summary>Update ids of the single bid levels, 0 for the message's own; empty when no level has one.</summary>
    public ReadOnlySpan<long> BidIds;

    /// <summary>Update ids of the single ask levels, 0 for the message's own; empty when no level has one.</summary>
    public ReadOnlySpan<long> AskIds;
    public int PriceDecimals;
    public int AmountDecimals;

    /// <summary>The highest of the single levels' update ids; 0 when none has one.</summary>
    public long MaxLevelId;

    public static LevelBatch Of(OrderBookMessage message) => new()
    {
        Bids = message.Bids,
        Asks = message.Asks,
        PriceDecimals = message.PriceDecimals,
        AmountDecimals = message.AmountDecimals,
    };

    /// <summary>Whether every price is above zero.</summary>
    public readonly bool HasOnlyPositivePrices => AreAbove(Bids) && AreAbove(Asks);

    private static bool AreAbove(ReadOnlySpan<OrderBookLevel> levels)
    {
        var signs = 0L;
        foreach (ref readonly var level in levels) signs |= level.Price | (level.Price - 1);
        return signs >= 0;
    }
}

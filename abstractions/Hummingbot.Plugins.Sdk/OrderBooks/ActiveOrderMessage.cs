using Hummingbot.Plugins.Sdk.Numbers;

namespace Hummingbot.Plugins.Sdk.OrderBooks;

/// <summary>
/// A message of a level-3 feed: one order's event (diff) or all resting orders (snapshot). <see cref="ActiveOrderTracker"/> adds the price
/// levels that follow from it; then the book takes it as any other message.
/// </summary>
/// <param name="pool">The pool that takes it back, or <see langword="null"/> for a message that is left to the garbage collector.</param>
public class ActiveOrderMessage(IOrderBookMessagePool? pool = null) : OrderBookMessage(pool)
{
    private ActiveOrder[] _orders = [];

    /// <summary>Diffs: what happened.</summary>
    public ActiveOrderAction Action { get; set; }

    /// <summary>Diffs: the order it happened to; for a match, the maker's.</summary>
    public UInt128 OrderId { get; set; }

    /// <summary>Diffs: that order's own side.</summary>
    public TradeType Side { get; set; }

    /// <summary>Diffs: the order's price, and its new remaining size or the size matched, at the message's scale.</summary>
    public OrderBookLevel Order { get; set; }

    /// <summary>Changes: whether the new size is stated by size or by funds.</summary>
    public ActiveOrderQuantity Quantity { get; set; }

    /// <summary>Changes: quote funds that remain, times 10^<see cref="FundsDecimals"/>.</summary>
    public long Funds { get; private set; }

    /// <summary>Decimal places of <see cref="Funds"/>.</summary>
    public int FundsDecimals { get; private set; }

    /// <summary>Snapshots: the resting orders. The span is valid until the next <see cref="AddOrder"/> or return.</summary>
    public Span<ActiveOrder> Orders => _orders.AsSpan(0, OrderCount);

    /// <summary>The number of resting orders.</summary>
    public int OrderCount { get; private set; }

    /// <summary>Appends a resting order.</summary>
    /// <param name="order">The order, at the message's scale.</param>
    public void AddOrder(in ActiveOrder order)
    {
        if (OrderCount == _orders.Length) Array.Resize(ref _orders, Math.Max(16, OrderCount * 2));
        _orders[OrderCount++] = order;
    }

    /// <summary>Sets <see cref="Funds"/> from a venue's text, and <see cref="Quantity"/> with it.</summary>
    /// <param name="text">The UTF-8 text of a number, zero or more.</param>
    /// <returns><see langword="false"/> when it is not such a number or 64 bits do not hold it.</returns>
    public bool TrySetFunds(ReadOnlySpan<byte> text)
    {
        var decimals = FixedPointParser.CountDecimals(text);
        if (decimals is < 0 or > FixedPoint.MaxDecimals) return false;
        if (FixedPointParser.TryParse(text, decimals, out var funds) != NumberParseResult.Ok || funds < 0) return false;
        Funds = funds;
        FundsDecimals = decimals;
        Quantity = ActiveOrderQuantity.Funds;
        return true;
    }

    /// <inheritdoc/>
    public override void Clear()
    {
        base.Clear();
        Action = ActiveOrderAction.None;
        OrderId = 0;
        Side = default;
        Order = default;
        Quantity = ActiveOrderQuantity.None;
        Funds = 0;
        FundsDecimals = 0;
        OrderCount = 0;
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Hummingbot.Plugins.Sdk.OrderBooks;

/// <summary>The running totals of one side of a level-3 book, by price.</summary>
internal sealed class ActiveOrderSide
{
    private readonly Dictionary<long, (long Total, int Orders)> _levels = [];

    public IEnumerable<KeyValuePair<long, (long Total, int Orders)>> Levels => _levels;

    public bool TryGetTotal(long price, out long total)
    {
        var isKnown = _levels.TryGetValue(price, out var level);
        total = level.Total;
        return isKnown;
    }

    /// <summary>Changes one order's share of a level, or does nothing when 64 bits do not hold the level's total.</summary>
    /// <param name="price">The level.</param>
    /// <param name="before">The order's share so far.</param>
    /// <param name="after">Its share from now on.</param>
    /// <param name="ordersAdded">1 when the order is new there, otherwise 0.</param>
    /// <param name="total">The level's total after that.</param>
    public bool TryChange(long price, long before, long after, int ordersAdded, out long total)
    {
        ref var level = ref CollectionsMarshal.GetValueRefOrNullRef(_levels, price);
        var isThere = !Unsafe.IsNullRef(ref level);
        total = isThere ? level.Total - before : 0;
        if (after > long.MaxValue - total) return false;
        total += after;
        if (isThere) level = (total, level.Orders + ordersAdded);
        else _levels.Add(price, (total, ordersAdded));
        return true;
    }

    /// <summary>Takes an order out of its level.</summary>
    /// <returns>The level's total after that, 0 when the order was its last.</returns>
    public long Remove(long price, long size)
    {
        ref var level = ref CollectionsMarshal.GetValueRefOrNullRef(_levels, price);
        if (level.Orders == 1)
        {
            _levels.Remove(price);
            return 0;
        }

        level = (level.Total - size, level.Orders - 1);
        return level.Total;
    }

    public void Clear() => _levels.Clear();
}

namespace Hummingbot.Plugins.Sdk.OrderBooks;

/// <summary>Brings the levels of a snapshot into the order that a book is filled in.</summary>
internal static class SnapshotOrder
{
    /// <summary>
    /// Sorts by price, best first, each price once. Venues nearly always send that order already; then this only looks and nothing is copied.
    /// </summary>
    /// <param name="levels">The levels; replaced by a sorted copy without amounts of zero when they are not in order.</param>
    /// <param name="ids">Their update ids, or empty; moved along.</param>
    /// <param name="isBid">Whether the highest price is the best.</param>
    public static void SortBestFirst(ref ReadOnlySpan<OrderBookLevel> levels, ref ReadOnlySpan<long> ids, bool isBid)
    {
        if (IsBestFirst(levels, isBid)) return;

        var sign = isBid ? -1L : 1L;
        var order = new (long Key, int Index)[levels.Length];
        var count = 0;
        for (var i = 0; i < levels.Length; i++)
        {
            if (levels[i].Amount > 0) order[count++] = (levels[i].Price * sign, i);
        }

        // The index breaks ties, so that of equal prices the first one sent comes first.
        var used = order.AsSpan(0, count);
        used.Sort();
        var sorted = new OrderBookLevel[count];
        var sortedIds = ids.IsEmpty ? [] : new long[count];
        var kept = 0;
        for (var i = 0; i < count; i++)
        {
            if (i > 0 && used[i].Key == used[i - 1].Key) continue;
            sorted[kept] = levels[used[i].Index];
            if (!ids.IsEmpty) sortedIds[kept] = ids[used[i].Index];
            kept++;
        }

        levels = sorted.AsSpan(0, kept);
        if (!ids.IsEmpty) ids = sortedIds.AsSpan(0, kept);
    }

    private static bool IsBestFirst(ReadOnlySpan<OrderBookLevel> levels, bool isBid)
    {
        for (var i = 1; i < levels.Length; i++)
        {
            if (isBid ? levels[i].Price >= levels[i - 1].Price : levels[i].Price <= levels[i - 1].Price) return false;
        }

        return true;
    }
}

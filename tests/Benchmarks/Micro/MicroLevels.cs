namespace Hummingbot.Plugins.Benchmarks;

/// <summary>A book of 1,000 levels a side, two ticks apart, and frames of ten levels that end at the prices they began with.</summary>
internal static class MicroLevels
{
    public const int Frames = 16;

    private const int Decimals = 8;
    private const int LevelsPerSide = 1_000;
    private const long Tick = 1_000_000; // 0.01
    private const long BestBid = 6_499_999_000_000;
    private const long BestAsk = 6_500_001_000_000;

    public static OrderBookMessage Snapshot()
    {
        var message = Message(OrderBookMessageType.Snapshot, LevelsPerSide);
        message.UpdateId = 1;
        for (var rank = 0; rank < LevelsPerSide; rank++) Add(message, 2 * rank, Amount(rank));
        return message;
    }

    /// <summary>
    /// Each changes four amounts a side, three of them near the best price. Of two frames the first puts in a level a side and the second
    /// takes it out.
    /// </summary>
    public static OrderBookMessage[] Diffs() => [.. Enumerable.Range(0, Frames).Select(Diff)];

    private static OrderBookMessage Diff(int frame)
    {
        var message = Message(OrderBookMessageType.Diff, 8);
        var pair = frame / 2;
        Add(message, 2 * (frame % 3), Amount(frame + 1));
        Add(message, 2 * (3 + (frame % 4)), Amount(frame + 2));
        Add(message, 2 * (8 + (frame % 7)), Amount(frame + 3));
        Add(message, 2 * (40 + (frame * 5)), Amount(frame + 4));
        Add(message, (6 * pair) + 1, frame % 2 == 0 ? Amount(frame + 5) : 0);
        return message;
    }

    private static OrderBookMessage Message(OrderBookMessageType type, int capacity) =>
        new(capacity: capacity) { Type = type, PriceDecimals = Decimals, AmountDecimals = Decimals };

    private static void Add(OrderBookMessage message, int ticks, long amount)
    {
        message.AddBid(new OrderBookLevel(BestBid - (ticks * Tick), amount));
        message.AddAsk(new OrderBookLevel(BestAsk + (ticks * Tick), amount));
    }

    /// <summary>0.4 to 1.3, so that twelve levels hold about ten.</summary>
    private static long Amount(int seed) => 40_000_000 + (seed * 7_919_000L % 90_000_000);
}

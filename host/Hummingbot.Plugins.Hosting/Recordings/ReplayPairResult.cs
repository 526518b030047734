namespace Hummingbot.Plugins.Hosting;

/// <summary>What a replay made of one pair. Immutable. The counts are those of <see cref="OrderBookMetrics"/>.</summary>
public sealed record ReplayPairResult
{
    /// <summary>The exchange's name.</summary>
    public required string Exchange { get; init; }

    /// <summary>The pair, as <c>BASE-QUOTE</c>.</summary>
    public required string TradingPair { get; init; }

    /// <summary>Whether the book could be relied upon at the end.</summary>
    public required OrderBookState State { get; init; }

    /// <summary>Why it could not, in one sentence; <see langword="null"/> when it could.</summary>
    public string? Reason { get; init; }

    /// <summary>WebSocket messages for the pair.</summary>
    public long Frames { get; init; }

    /// <summary>Their total size in bytes.</summary>
    public long Bytes { get; init; }

    /// <summary>Snapshots applied.</summary>
    public long Snapshots { get; init; }

    /// <summary>Diffs applied.</summary>
    public long DiffsApplied { get; init; }

    /// <summary>Diffs discarded because the snapshot already contained them.</summary>
    public long DiffsDiscarded { get; init; }

    /// <summary>Breaks of the venue's continuity rule.</summary>
    public long Gaps { get; init; }

    /// <summary>Public trades.</summary>
    public long Trades { get; init; }

    /// <summary>Updates after which the best bid reached the best ask.</summary>
    public long Crossed { get; init; }

    /// <summary>The last update applied, or <see langword="null"/> where the venue has no update ids or nothing was applied.</summary>
    public long? LastUpdateId { get; init; }

    /// <summary>The bids at the end, best first, as many as were asked for.</summary>
    public IReadOnlyList<OrderBookRow> Bids { get; init; } = [];

    /// <summary>The asks at the end, best first, as many as were asked for.</summary>
    public IReadOnlyList<OrderBookRow> Asks { get; init; } = [];

    /// <summary>The highest bid at the end, or <see langword="null"/>; present whatever depth was asked for.</summary>
    public OrderBookRow? BestBid { get; init; }

    /// <summary>The lowest ask at the end, or <see langword="null"/>; present whatever depth was asked for.</summary>
    public OrderBookRow? BestAsk { get; init; }
}

namespace Hummingbot.Plugins.Host.Output.Ladder;

/// <summary>What a ladder shows at one moment. Immutable.</summary>
internal sealed record LadderModel
{
    /// <summary>The exchange's name.</summary>
    public required string Exchange { get; init; }

    /// <summary>The pair, as <c>BASE-QUOTE</c>.</summary>
    public required string TradingPair { get; init; }

    /// <summary>Whether the book may be relied upon.</summary>
    public OrderBookState State { get; init; }

    /// <summary>Why it may not.</summary>
    public string? Reason { get; init; }

    /// <summary>Bids, best first.</summary>
    public IReadOnlyList<OrderBookRow> Bids { get; init; } = [];

    /// <summary>Asks, best first.</summary>
    public IReadOnlyList<OrderBookRow> Asks { get; init; } = [];

    /// <summary>The last update applied; 0 where the venue has no update ids.</summary>
    public long LastUpdateId { get; init; }

    /// <summary>Public trades, latest first.</summary>
    public IReadOnlyList<OrderBookTradeEvent> Trades { get; init; } = [];

    /// <summary>Changes of the book a second, lately.</summary>
    public decimal UpdatesPerSecond { get; init; }

    /// <summary>Breaks in the sequence so far.</summary>
    public long Gaps { get; init; }

    /// <summary>How long ago the book last changed; <see langword="null"/> when it has not.</summary>
    public TimeSpan? SinceLastChange { get; init; }

    /// <summary>What to say below the title in place of rates and gaps, for a book that stands still.</summary>
    public string? Caption { get; init; }

    /// <summary>Best ask − best bid; <see langword="null"/> when a side is empty.</summary>
    public decimal? Spread => Asks.Count > 0 && Bids.Count > 0 ? Asks[0].Price - Bids[0].Price : null;

    /// <summary>(Best bid + best ask) / 2; <see langword="null"/> when a side is empty.</summary>
    public decimal? Mid => Asks.Count > 0 && Bids.Count > 0 ? (Asks[0].Price + Bids[0].Price) / 2 : null;
}

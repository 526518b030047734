namespace Hummingbot.Plugins.Recorder;

/// <summary>Which orders or fills to read, newest first. What is <see langword="null"/> does not restrict. Immutable.</summary>
public sealed record HistoryFilter
{
    /// <summary>The exchange's name.</summary>
    public string? Exchange { get; init; }

    /// <summary>The pair, as <c>BASE-QUOTE</c>.</summary>
    public string? TradingPair { get; init; }

    /// <summary>The earliest time, inclusive.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The latest time, exclusive.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>The order, by its client order id.</summary>
    public string? ClientOrderId { get; init; }

    /// <summary>Orders that have not ended only; without meaning for fills.</summary>
    public bool OpenOnly { get; init; }

    /// <summary>How many to leave out at the newest end.</summary>
    public int Skip { get; init; }

    /// <summary>How many to read at most: 1 to 10,000.</summary>
    public int Take { get; init; } = 100;
}

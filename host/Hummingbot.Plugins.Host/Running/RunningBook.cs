namespace Hummingbot.Plugins.Host.Running;

/// <summary>A book of a running <c>hbot run</c>. Immutable.</summary>
internal sealed record RunningBook
{
    /// <summary>The exchange's name.</summary>
    public required string Exchange { get; init; }

    /// <summary>The pair, as <c>BASE-QUOTE</c>.</summary>
    public required string Pair { get; init; }

    /// <summary>The word for its state.</summary>
    public required string State { get; init; }

    /// <summary>Why it is not ready.</summary>
    public string? Reason { get; init; }

    /// <summary>The best bid as exact decimal text.</summary>
    public string? BestBid { get; init; }

    /// <summary>The best ask as exact decimal text.</summary>
    public string? BestAsk { get; init; }

    /// <summary>Messages received.</summary>
    public long Frames { get; init; }

    /// <summary>Public trades.</summary>
    public long Trades { get; init; }

    /// <summary>Breaks in the sequence.</summary>
    public long Gaps { get; init; }

    /// <summary>Resyncs begun.</summary>
    public long Resyncs { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset? LastChange { get; init; }
}

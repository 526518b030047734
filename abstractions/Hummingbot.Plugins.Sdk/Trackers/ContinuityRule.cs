namespace Hummingbot.Plugins.Sdk.Trackers;

/// <summary>How a venue's diffs follow a snapshot and one another. Stateless.</summary>
public abstract class ContinuityRule
{
    /// <summary>
    /// A diff covers a range of update ids and must reach the id after the book's (Binance: <c>U ≤ last + 1 ≤ u</c>).
    /// </summary>
    public static ContinuityRule UpdateIdRange { get; } = new UpdateIdRangeRule();

    /// <summary>Each diff's id is the one after the book's, exactly (Coinbase <c>full</c>).</summary>
    public static ContinuityRule NextUpdateId { get; } = new NextUpdateIdRule();

    /// <summary>
    /// The venue numbers nothing and vouches for delivery on the connection (Coinbase <c>level2</c>): every diff follows.
    /// </summary>
    public static ContinuityRule None { get; } = new NoRule();

    /// <summary>Whether diffs that arrive before the snapshot may belong after it, and so are saved until it comes.</summary>
    public virtual bool JoinsSavedDiffs => true;

    /// <summary>Judges a diff.</summary>
    /// <param name="lastUpdateId">The id of the last update in the book.</param>
    /// <param name="diff">The diff.</param>
    public abstract Continuity Check(long lastUpdateId, OrderBookMessage diff);

    private sealed class UpdateIdRangeRule : ContinuityRule
    {
        public override Continuity Check(long lastUpdateId, OrderBookMessage diff) =>
            diff.UpdateId <= lastUpdateId ? Continuity.Old
            : diff.FirstUpdateId <= lastUpdateId + 1 ? Continuity.Next
            : Continuity.Gap;
    }

    private sealed class NextUpdateIdRule : ContinuityRule
    {
        public override Continuity Check(long lastUpdateId, OrderBookMessage diff) =>
            diff.UpdateId <= lastUpdateId ? Continuity.Old
            : diff.UpdateId == lastUpdateId + 1 ? Continuity.Next
            : Continuity.Gap;
    }

    private sealed class NoRule : ContinuityRule
    {
        public override bool JoinsSavedDiffs => false;

        public override Continuity Check(long lastUpdateId, OrderBookMessage diff) => Continuity.Next;
    }
}

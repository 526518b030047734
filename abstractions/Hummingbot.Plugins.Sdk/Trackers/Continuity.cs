namespace Hummingbot.Plugins.Sdk.Trackers;

/// <summary>What a venue's continuity rule says of a diff.</summary>
public enum Continuity
{
    /// <summary>The diff follows the book: apply it.</summary>
    Next = 1,

    /// <summary>The book contains the diff already: discard it.</summary>
    Old = 2,

    /// <summary>Updates between the book and the diff are missing: the book is stale.</summary>
    Gap = 3,
}

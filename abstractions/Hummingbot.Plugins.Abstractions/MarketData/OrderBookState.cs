namespace Hummingbot.Plugins;

/// <summary>Whether a tracked book may be relied upon.</summary>
public enum OrderBookState
{
    /// <summary>No snapshot has been applied yet.</summary>
    Initializing = 0,

    /// <summary>Snapshot applied and every update since applied in sequence.</summary>
    Ready = 1,

    /// <summary>An update was missed or the connection broke: the book is stale until a new snapshot has been applied.</summary>
    Resyncing = 2,

    /// <summary>The book cannot be kept; <see cref="OrderBookStatus.Reason"/> says why. It is tried again, ever more rarely.</summary>
    Failed = 3,
}

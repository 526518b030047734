namespace Hummingbot.Plugins.Recorder;

/// <summary>Why a database could not be used.</summary>
public enum RecorderErrorKind
{
    /// <summary>None of the others; the message has the database's own words.</summary>
    Other = 0,

    /// <summary>Another process keeps it locked.</summary>
    Locked = 1,

    /// <summary>It may not be written.</summary>
    ReadOnly = 2,

    /// <summary>There is no room left for it.</summary>
    DiskFull = 3,

    /// <summary>It was written by a newer version of this program.</summary>
    NewerSchema = 4,

    /// <summary>Its content is damaged, or it is no database at all.</summary>
    Damaged = 5,

    /// <summary>It is a database of something else.</summary>
    Foreign = 6,

    /// <summary>The file cannot be opened, or the server cannot be reached.</summary>
    Unreachable = 7,

    /// <summary>The server refuses the user, or there is no such database.</summary>
    Refused = 8,

    /// <summary>An order's id is on record already, for an order that has ended or that was sent before.</summary>
    DuplicateOrder = 9,

    /// <summary>The recorder has been disposed.</summary>
    Stopped = 10,
}

namespace Hummingbot.Plugins.Hosting;

/// <summary>What is wrong with a recording.</summary>
public enum RecordingErrorKind
{
    /// <summary>The folder does not exist or holds no recording.</summary>
    NotFound = 1,

    /// <summary>The file ends in the middle of a line: whoever wrote it was cut off. Everything before is good.</summary>
    TruncatedTail = 2,

    /// <summary>A line is not what the format says.</summary>
    BadLine = 3,

    /// <summary>A line is longer than <see cref="RecordingReader.MaxLineBytes"/>.</summary>
    LineTooLong = 4,

    /// <summary>A compressed file cannot be decompressed.</summary>
    BadCompression = 5,

    /// <summary>The folder to write to already holds something.</summary>
    AlreadyExists = 6,

    /// <summary>Messages came faster than they could be written: the recording ends at the last one that was.</summary>
    Overflow = 7,

    /// <summary>The disk or file system failed.</summary>
    Storage = 8,
}

namespace Hummingbot.Plugins.Hosting;

/// <summary>A recording cannot be read or written. The message says where, why and what to do.</summary>
public sealed class RecordingException : Exception
{
    /// <summary>Creates an exception of kind <see cref="RecordingErrorKind.Storage"/>; prefer the full constructor.</summary>
    public RecordingException() : this(RecordingErrorKind.Storage, null, "The recording failed.")
    {
    }

    /// <summary>Creates an exception of kind <see cref="RecordingErrorKind.Storage"/>; prefer the full constructor.</summary>
    /// <param name="message">What failed.</param>
    public RecordingException(string message) : this(RecordingErrorKind.Storage, null, message)
    {
    }

    /// <summary>Creates an exception of kind <see cref="RecordingErrorKind.Storage"/>; prefer the full constructor.</summary>
    /// <param name="message">What failed.</param>
    /// <param name="innerException">The cause.</param>
    public RecordingException(string message, Exception? innerException)
        : this(RecordingErrorKind.Storage, null, message, innerException)
    {
    }

    /// <summary>Creates an exception.</summary>
    /// <param name="kind">What is wrong.</param>
    /// <param name="position">Where; the message then begins with it.</param>
    /// <param name="reason">Why, and what to do.</param>
    /// <param name="innerException">The cause, if any.</param>
    public RecordingException(
        RecordingErrorKind kind, RecordingPosition? position, string reason, Exception? innerException = null)
        : base(position is { } at ? $"{at}: {reason}" : reason, innerException)
    {
        Kind = kind;
        Position = position;
    }

    /// <summary>What is wrong.</summary>
    public RecordingErrorKind Kind { get; }

    /// <summary>Where, or <see langword="null"/> when it is not at one line.</summary>
    public RecordingPosition? Position { get; }
}

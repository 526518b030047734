namespace Hummingbot.Plugins.Recorder;

/// <summary>Something could not be recorded or read. The message is fit for an operator and carries no secret.</summary>
public sealed class RecorderException : Exception
{
    /// <summary>Creates an exception of kind <see cref="RecorderErrorKind.Other"/>; prefer the full constructor.</summary>
    public RecorderException() : this(RecorderErrorKind.Other, "The recorder failed for an unknown reason.")
    {
    }

    /// <summary>Creates an exception of kind <see cref="RecorderErrorKind.Other"/>; prefer the full constructor.</summary>
    /// <param name="message">What failed.</param>
    public RecorderException(string message) : this(RecorderErrorKind.Other, message)
    {
    }

    /// <summary>Creates an exception of kind <see cref="RecorderErrorKind.Other"/>; prefer the full constructor.</summary>
    /// <param name="message">What failed.</param>
    /// <param name="innerException">The cause.</param>
    public RecorderException(string message, Exception? innerException) : this(RecorderErrorKind.Other, message, innerException)
    {
    }

    /// <summary>Creates an exception.</summary>
    /// <param name="kind">Why it failed.</param>
    /// <param name="message">What failed, why, and what to do next.</param>
    /// <param name="innerException">The cause, if any.</param>
    public RecorderException(RecorderErrorKind kind, string message, Exception? innerException = null) : base(message, innerException) =>
        Kind = kind;

    /// <summary>Why it failed.</summary>
    public RecorderErrorKind Kind { get; }
}

namespace Hummingbot.Plugins;

/// <summary>
/// A failure of an exchange or of the way to it. The only exception type that a plugin throws on purpose; any other is a defect of the
/// plugin.
/// </summary>
/// <remarks>The message is one sentence fit for an operator and carries no secret.</remarks>
public sealed class ExchangeException : Exception
{
    /// <summary>Creates an exception of kind <see cref="ExchangeErrorKind.Unknown"/> without an exchange; prefer the full constructor.</summary>
    public ExchangeException() : this(string.Empty, ExchangeErrorKind.Unknown, "The exchange failed for an unknown reason.")
    {
    }

    /// <summary>Creates an exception of kind <see cref="ExchangeErrorKind.Unknown"/> without an exchange; prefer the full constructor.</summary>
    /// <param name="message">What failed.</param>
    public ExchangeException(string message) : this(string.Empty, ExchangeErrorKind.Unknown, message)
    {
    }

    /// <summary>Creates an exception of kind <see cref="ExchangeErrorKind.Unknown"/> without an exchange; prefer the full constructor.</summary>
    /// <param name="message">What failed.</param>
    /// <param name="innerException">The cause.</param>
    public ExchangeException(string message, Exception? innerException)
        : this(string.Empty, ExchangeErrorKind.Unknown, message, innerException)
    {
    }

    /// <summary>Creates an exception.</summary>
    /// <param name="exchange">The exchange's name.</param>
    /// <param name="kind">What kind of failure this is.</param>
    /// <param name="message">What failed, where and why.</param>
    /// <param name="innerException">The cause, if any.</param>
    public ExchangeException(string exchange, ExchangeErrorKind kind, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Exchange = exchange;
        Kind = kind;
    }

    /// <summary>The exchange's name; empty when not known.</summary>
    public string Exchange { get; }

    /// <summary>What kind of failure this is.</summary>
    public ExchangeErrorKind Kind { get; }

    /// <summary>The HTTP status of the venue's answer, or <see langword="null"/> when there was none.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>The venue's own error code, or <see langword="null"/> when it gave none.</summary>
    public string? VenueCode { get; init; }

    /// <summary>How long the venue asks to wait before the next request.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

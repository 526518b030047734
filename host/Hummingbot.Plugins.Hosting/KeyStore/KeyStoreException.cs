namespace Hummingbot.Plugins.Hosting;

/// <summary>Keys could not be stored or read. The message is fit for an operator and carries no secret.</summary>
public sealed class KeyStoreException : Exception
{
    /// <summary>Creates an exception of kind <see cref="KeyStoreErrorKind.Inaccessible"/>; prefer the full constructor.</summary>
    public KeyStoreException() : this(KeyStoreErrorKind.Inaccessible, "The key store failed for an unknown reason.")
    {
    }

    /// <summary>Creates an exception of kind <see cref="KeyStoreErrorKind.Inaccessible"/>; prefer the full constructor.</summary>
    /// <param name="message">What failed.</param>
    public KeyStoreException(string message) : this(KeyStoreErrorKind.Inaccessible, message)
    {
    }

    /// <summary>Creates an exception of kind <see cref="KeyStoreErrorKind.Inaccessible"/>; prefer the full constructor.</summary>
    /// <param name="message">What failed.</param>
    /// <param name="innerException">The cause.</param>
    public KeyStoreException(string message, Exception? innerException)
        : this(KeyStoreErrorKind.Inaccessible, message, innerException)
    {
    }

    /// <summary>Creates an exception.</summary>
    /// <param name="kind">Why it failed.</param>
    /// <param name="message">What failed, why, and what to do next.</param>
    /// <param name="innerException">The cause, if any.</param>
    public KeyStoreException(KeyStoreErrorKind kind, string message, Exception? innerException = null) : base(message, innerException) =>
        Kind = kind;

    /// <summary>Why it failed.</summary>
    public KeyStoreErrorKind Kind { get; }
}

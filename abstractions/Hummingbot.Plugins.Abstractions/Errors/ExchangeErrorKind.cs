namespace Hummingbot.Plugins;

/// <summary>What kind of failure an <see cref="ExchangeException"/> reports, and so what a caller may do about it.</summary>
public enum ExchangeErrorKind
{
    /// <summary>The venue understood the request and said no. Sending it again changes nothing.</summary>
    Refused = 1,

    /// <summary>The venue says that the thing asked for does not exist.</summary>
    NotFound = 2,

    /// <summary>
    /// The request may or may not have taken effect (time-out, broken connection, 5xx). Ask the venue what happened; never assume.
    /// </summary>
    Unknown = 3,

    /// <summary>Too many requests; <see cref="ExchangeException.RetryAfter"/> says how long to wait when the venue does.</summary>
    RateLimited = 4,

    /// <summary>Keys, passphrase, signature or permission are wrong or missing.</summary>
    Authentication = 5,

    /// <summary>The request's time stamp is outside the venue's window: the clocks differ.</summary>
    Clock = 6,

    /// <summary>The venue could not be reached; the request surely had no effect.</summary>
    Transport = 7,

    /// <summary>The venue's answer breaks its own protocol: unreadable, of the wrong shape, or a number out of range.</summary>
    BadData = 8,

    /// <summary>This exchange has no such function.</summary>
    Unsupported = 9,
}

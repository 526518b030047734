using System.Net.Http.Headers;

namespace Hummingbot.Plugins.Sdk.Rest;

/// <summary>Where an <see cref="ExchangeHttpClient"/> sends requests and the bounds it keeps.</summary>
public sealed record ExchangeHttpOptions
{
    /// <summary>The exchange's name, for logs and errors.</summary>
    public required string Exchange { get; init; }

    /// <summary>The address that all paths are under.</summary>
    public required Uri BaseAddress { get; init; }

    /// <summary>Reads the venue's error answers; <see langword="null"/> judges by the status alone.</summary>
    public RestErrorTranslator? TranslateError { get; init; }

    /// <summary>
    /// Signs private requests, each attempt anew; <see langword="null"/> when there are no keys, and then a private request fails before it is
    /// sent.
    /// </summary>
    public IExchangeAuth? Auth { get; init; }

    /// <summary>Called before a private request is signed, such as to wait for the first reading of the venue's clock.</summary>
    public Func<CancellationToken, ValueTask>? BeforeSigning { get; init; }

    /// <summary>
    /// Called when the venue refuses a time stamp; the request is then sent once more, freshly signed. <see langword="null"/> does neither.
    /// </summary>
    public Func<CancellationToken, Task>? RefreshClock { get; init; }

    /// <summary>Sees the headers of every answer, such as those that tell the weight used.</summary>
    public Action<HttpResponseHeaders>? ObserveHeaders { get; init; }

    /// <summary>How long opening a connection may take.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long one attempt may take, from the first byte sent to the last one received.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a call may take with all its waits and attempts.</summary>
    public TimeSpan TotalTimeout { get; init; } = TimeSpan.FromSeconds(40);

    /// <summary>How often a request that may be sent again is sent again; 0 never.</summary>
    public int MaxRetries { get; init; } = 3;

    /// <summary>The wait before the first retry; it doubles from one to the next, and half of it is by chance.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>A venue that asks to wait longer is not waited for: the caller gets the error.</summary>
    public TimeSpan LongestRetryAfter { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a pool is closed after 429 or 418 without <c>Retry-After</c>.</summary>
    public TimeSpan DefaultPenalty { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>A longer answer is an error, in bytes.</summary>
    public int MaxResponseBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>What the client calls itself.</summary>
    public string UserAgent { get; init; } = "Hummingbot.Plugins";
}

namespace Hummingbot.Plugins.Sandbox.Faults;

/// <summary>A fault to inject. Immutable.</summary>
public sealed record Fault
{
    /// <summary>What it does.</summary>
    public required FaultKind Kind { get; init; }

    /// <summary>
    /// Which requests or messages: the path (without query) or the channel, where <c>*</c> stands for any text. The names of channels are
    /// the venue's; answers to a client's own messages are on the channel with the empty name, which only <c>*</c> and the empty text match.
    /// </summary>
    public string Match { get; init; } = "*";

    /// <summary>Only requests with this method; <see langword="null"/> for all.</summary>
    public string? Method { get; init; }

    /// <summary>How often, after which it is over; <see langword="null"/> until it is cleared.</summary>
    public int? Count { get; init; }

    /// <summary>How likely it strikes each time, from 0 to 1; decided by the sandbox's seed.</summary>
    public decimal Probability { get; init; } = 1;

    /// <summary>Of delays: how long, at most an hour.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Of errors: the HTTP status.</summary>
    public int Status { get; init; } = 503;

    /// <summary>Of rate limits: when the client is told to try again.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Whether it is about messages of WebSocket sessions rather than about requests.</summary>
    public bool IsAboutMessages => Kind >= FaultKind.MessageLost;

    internal string? Problem() =>
        !Enum.IsDefined(Kind) ? "there is no such kind of fault"
        : Count is <= 0 ? "its count must be positive"
        : Probability is <= 0 or > 1 ? "its probability must be above 0 and at most 1"
        : Delay < TimeSpan.Zero || Delay > TimeSpan.FromHours(1) ? "its delay must be between 0 and an hour"
        : NeedsDelay && Delay == TimeSpan.Zero ? "it needs a delay"
        : RetryAfter < TimeSpan.Zero || RetryAfter > TimeSpan.FromDays(1) ? "its retry-after must be between 0 and a day"
        : Status is < 400 or > 599 ? "its status must be 400 to 599"
        : Match.Length > 500 ? "its pattern is longer than 500 characters"
        : null;

    private bool NeedsDelay => Kind is FaultKind.RequestDelay or FaultKind.ResponseDelay or FaultKind.MessageDelayed;
}

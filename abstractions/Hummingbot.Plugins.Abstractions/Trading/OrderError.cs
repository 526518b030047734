namespace Hummingbot.Plugins;

/// <summary>Why an order, or a request about it, failed. Immutable plain data: it outlives the plugin that made it.</summary>
public sealed record OrderError
{
    /// <summary>
    /// What kind of failure it is. <see cref="ExchangeErrorKind.Refused"/> with a <see cref="Violation"/> was refused on this side, before
    /// anything was sent; without one it was refused by the venue.
    /// </summary>
    public required ExchangeErrorKind Kind { get; init; }

    /// <summary>What failed and why, in one sentence without secrets; the venue's own text when it gave one.</summary>
    public required string Message { get; init; }

    /// <summary>The venue's own error code, or <see langword="null"/> when it gave none.</summary>
    public string? VenueCode { get; init; }

    /// <summary>The trading rule that the order breaks, or <see langword="null"/> when that is not the reason.</summary>
    public TradingRuleViolation? Violation { get; init; }
}

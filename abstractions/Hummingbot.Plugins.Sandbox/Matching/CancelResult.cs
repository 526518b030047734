using System.Diagnostics.CodeAnalysis;

namespace Hummingbot.Plugins.Sandbox.Matching;

/// <summary>What became of a request to cancel.</summary>
public sealed record CancelResult
{
    /// <summary>The order: cancelled, or as it had ended before; <see langword="null"/> when there is none.</summary>
    public Order? Order { get; init; }

    /// <summary>Why nothing was cancelled.</summary>
    public Rejection? Rejection { get; init; }

    /// <summary>Whether the order is cancelled by this request.</summary>
    [MemberNotNullWhen(true, nameof(Order))]
    [MemberNotNullWhen(false, nameof(Rejection))]
    public bool IsCancelled => Rejection is null;
}

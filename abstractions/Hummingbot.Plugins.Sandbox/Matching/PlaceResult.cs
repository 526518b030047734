using System.Diagnostics.CodeAnalysis;

namespace Hummingbot.Plugins.Sandbox.Matching;

/// <summary>What became of a new order.</summary>
public sealed record PlaceResult
{
    /// <summary>The order as it stands after what matched at once; <see langword="null"/> when it was refused.</summary>
    public Order? Order { get; init; }

    /// <summary>What matched at once, in order.</summary>
    public IReadOnlyList<Fill> Fills { get; init; } = [];

    /// <summary>Why it was refused; nothing changed then.</summary>
    public Rejection? Rejection { get; init; }

    /// <summary>Whether it was accepted.</summary>
    [MemberNotNullWhen(true, nameof(Order))]
    [MemberNotNullWhen(false, nameof(Rejection))]
    public bool IsAccepted => Order is not null;
}

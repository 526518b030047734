using System.Text.Json.Serialization;

namespace Hummingbot.Plugins;

/// <summary>
/// The answer to "what became of this order?": one of <see cref="Found"/>, <see cref="Absent"/> and <see cref="Unknown"/>.
/// </summary>
/// <remarks>
/// Only the venue's own word yields <see cref="Found"/> or <see cref="Absent"/>. A time-out, an outage, a 5xx or an answer that cannot be
/// read yields <see cref="Unknown"/>, and never counts against the order.
/// </remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "outcome")]
[JsonDerivedType(typeof(Found), "found")]
[JsonDerivedType(typeof(Absent), "absent")]
[JsonDerivedType(typeof(Unknown), "unknown")]
public abstract record OrderQueryOutcome
{
    private protected OrderQueryOutcome()
    {
    }

    /// <summary>The venue knows the order.</summary>
    /// <param name="Update">What it says about it.</param>
    public sealed record Found(OrderUpdate Update) : OrderQueryOutcome;

    /// <summary>The venue says explicitly that it has no such order.</summary>
    /// <remarks>Venues answer so for a moment about orders just placed, and about orders that ended without a fill: the connector weighs
    /// it by the order's age and history.</remarks>
    public sealed record Absent : OrderQueryOutcome;

    /// <summary>The venue could not be asked, or did not answer the question.</summary>
    /// <param name="Reason">Why, in one sentence.</param>
    public sealed record Unknown(string Reason) : OrderQueryOutcome;
}

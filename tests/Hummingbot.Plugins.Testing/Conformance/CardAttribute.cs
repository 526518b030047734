using Xunit.v3;

namespace Hummingbot.Plugins.Testing;

/// <summary>Numbers a conformance test. The number stays the same when the test is renamed or moved; it is also a trait (<c>Card</c>).</summary>
/// <param name="id">The card's id, such as <c>HBP-O20</c>.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CardAttribute(string id) : Attribute, ITraitAttribute
{
    /// <summary>The card's id.</summary>
    public string Id { get; } = id;

    /// <summary>Whether the card may run on the real API: no order of it can be executed at anything like the market price.</summary>
    public bool RunsLive { get; init; }

    /// <inheritdoc/>
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("Card", Id)];
}

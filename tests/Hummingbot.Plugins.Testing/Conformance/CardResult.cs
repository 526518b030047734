namespace Hummingbot.Plugins.Testing;

/// <summary>What became of one card. Immutable.</summary>
/// <param name="Card">The card's id.</param>
/// <param name="Name">What the card demands, as a sentence.</param>
/// <param name="Exchange">The exchange.</param>
/// <param name="Class">The class that ran it: a venue, or a variant of one.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="Milliseconds">How long it took.</param>
/// <param name="Reason">Why it failed or was not run.</param>
public sealed record CardResult(
    string Card, string Name, string Exchange, string Class, CardOutcome Outcome, long Milliseconds, string? Reason);

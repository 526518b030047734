namespace Hummingbot.Plugins.Testing;

/// <summary>What became of a card.</summary>
public enum CardOutcome
{
    /// <summary>The venue's connector does what the card demands.</summary>
    Passed = 1,

    /// <summary>It does not.</summary>
    Failed = 2,

    /// <summary>The card does not apply: the venue has no such function, or the card is not for the real API.</summary>
    NotApplicable = 3,
}

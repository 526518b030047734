namespace Hummingbot.Plugins;

/// <summary>An amount of one token. Immutable.</summary>
/// <param name="Token">The token, such as <c>BNB</c>.</param>
/// <param name="Amount">How much of it.</param>
public sealed record TokenAmount(string Token, decimal Amount);

namespace Hummingbot.Plugins.Testing;

/// <summary>A level of a book as a sandbox knows it. Immutable.</summary>
/// <param name="Price">The price.</param>
/// <param name="Amount">The base amount there.</param>
public readonly record struct SandboxLevel(decimal Price, decimal Amount);

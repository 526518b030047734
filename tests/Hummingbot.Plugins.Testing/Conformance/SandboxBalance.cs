namespace Hummingbot.Plugins.Testing;

/// <summary>A balance as a sandbox knows it. Immutable.</summary>
/// <param name="Total">What the account holds.</param>
/// <param name="Available">What a new order may use.</param>
public sealed record SandboxBalance(decimal Total, decimal Available);

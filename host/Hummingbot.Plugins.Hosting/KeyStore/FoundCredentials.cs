namespace Hummingbot.Plugins.Hosting;

/// <summary>An exchange's keys and where they come from. Immutable.</summary>
/// <param name="Source">Where they come from.</param>
/// <param name="Credentials">The keys, or <see langword="null"/> when there are none.</param>
public sealed record FoundCredentials(CredentialSource Source, ExchangeCredentials? Credentials);

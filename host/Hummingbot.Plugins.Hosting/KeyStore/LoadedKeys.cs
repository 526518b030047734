namespace Hummingbot.Plugins.Hosting;

/// <summary>The keys of every exchange that has some: one unreadable file keeps none of the others back. Immutable.</summary>
/// <param name="Credentials">The keys by exchange.</param>
/// <param name="Problems">Why a file could not be read, by exchange.</param>
public sealed record LoadedKeys(
    IReadOnlyDictionary<string, ExchangeCredentials> Credentials, IReadOnlyDictionary<string, KeyStoreException> Problems);

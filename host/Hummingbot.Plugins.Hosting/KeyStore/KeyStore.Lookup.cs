namespace Hummingbot.Plugins.Hosting;

/// <content>Where an exchange's keys come from.</content>
public sealed partial class KeyStore
{
    /// <summary>An exchange's keys: from the environment variables that its descriptor names, or else from the store. The two are never mixed,
    /// so that no key meets another key's secret. Asks for the password only when the store has keys of the exchange.</summary>
    /// <param name="descriptor">The exchange.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The keys, if there are any, and where they come from.</returns>
    /// <exception cref="KeyStoreException">Some fields have a value and others have none, or the store's file cannot be used.</exception>
    public async Task<FoundCredentials> FindAsync(ExchangeDescriptor descriptor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        var fields = descriptor.Credentials;
        if (fields.Count == 0) return new FoundCredentials(CredentialSource.None, null);
        var values = fields.Select(field => (Field: field, Value: _options.Environment(field.EnvironmentVariable))).ToArray();
        if (values.Any(pair => !string.IsNullOrEmpty(pair.Value)))
        {
            string[] unset = [.. values.Where(pair => string.IsNullOrEmpty(pair.Value)).Select(pair => pair.Field.EnvironmentVariable)];
            if (unset.Length > 0)
            {
                throw new KeyStoreException(
                    KeyStoreErrorKind.Incomplete,
                    $"{descriptor.Name}: some of its environment variables are set, and {string.Join(", ", unset)} not. Set all of them or none.");
            }

            return new FoundCredentials(
                CredentialSource.Environment,
                new ExchangeCredentials(values.Select(pair => KeyValuePair.Create(pair.Field.Key, pair.Value!))));
        }

        if (!File.Exists(PathOf(descriptor.Name))) return new FoundCredentials(CredentialSource.None, null);
        var stored = await LoadAsync(descriptor.Name, cancellationToken).ConfigureAwait(false);
        string[] missing = [.. fields.Select(field => field.Key).Where(key => !stored.TryGetValue(key, out _))];
        if (missing.Length == 0) return new FoundCredentials(CredentialSource.KeyStore, stored);
        throw new KeyStoreException(
            KeyStoreErrorKind.Incomplete,
            $"{descriptor.Name}: its stored keys lack {string.Join(", ", missing)}. Connect it again: hbot connect {descriptor.Name}.");
    }
}

using System.Security.Cryptography;
using System.Text;

namespace Hummingbot.Plugins.Hosting;

/// <summary>
/// Takes over an exchange's keys from the configuration folder of a Hummingbot client: <c>encrypted_EXCHANGE_FIELD.json</c> files, or
/// <c>connectors/EXCHANGE.yml</c> with hexadecimal values.
/// </summary>
public static class ClientKeyImport
{
    private const int LongestFile = 1024 * 1024;

    /// <summary>Reads an exchange's keys; the folder stays as it is.</summary>
    /// <param name="configurationFolder">The client's folder <c>conf</c>.</param>
    /// <param name="descriptor">The exchange, whose credential fields are looked for.</param>
    /// <param name="password">The client's password.</param>
    /// <param name="cancellationToken">Ends the call. Each field takes about a second.</param>
    /// <returns>The keys.</returns>
    /// <exception cref="KeyStoreException">A field is missing or damaged, or the password is wrong.</exception>
    public static async Task<ExchangeCredentials> ReadAsync(
        string configurationFolder, ExchangeDescriptor descriptor, string password, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var connector = Path.Combine(configurationFolder, "connectors", descriptor.Name + ".yml");
        var lines = File.Exists(connector) ? (await ReadFileAsync(connector, cancellationToken).ConfigureAwait(false)).Split('\n') : [];
        foreach (var field in descriptor.Credentials)
        {
            var name = $"{descriptor.Name}_{field.Key}";
            var path = Path.Combine(configurationFolder, $"encrypted_{name}.json");
            var json = File.Exists(path)
                ? await ReadFileAsync(path, cancellationToken).ConfigureAwait(false)
                : FromHex(Array.Find(lines, line => line.StartsWith(name + ":", StringComparison.Ordinal)), name, connector);
            var secret = await Web3SecretStorage.DecryptAsync(json, password, cancellationToken).ConfigureAwait(false);
            values[field.Key] = Encoding.UTF8.GetString(secret);
            CryptographicOperations.ZeroMemory(secret);
        }

        return new ExchangeCredentials(values);
    }

    private static string FromHex(string? line, string name, string connector)
    {
        if (line is null)
        {
            throw new KeyStoreException(
                KeyStoreErrorKind.Missing, $"There is neither 'encrypted_{name}.json' nor '{name}' in '{connector}'. Check the folder, or enter the keys.");
        }

        try
        {
            return Encoding.UTF8.GetString(Convert.FromHexString(line.AsSpan(name.Length + 1).Trim().Trim("'\"")));
        }
        catch (FormatException)
        {
            throw new KeyStoreException(
                KeyStoreErrorKind.Damaged, $"'{name}' in '{connector}' is not the hexadecimal text of an encrypted secret. Enter the keys instead.");
        }
    }

    private static async Task<string> ReadFileAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            if (new FileInfo(path).Length > LongestFile)
                throw new KeyStoreException(KeyStoreErrorKind.Damaged, $"The file '{path}' is larger than any that holds keys.");
            return await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw KeyFileText.Inaccessible(path, exception);
        }
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Hummingbot.Plugins.Sandbox.Server;

namespace Hummingbot.Plugins.Binance.Sandbox.Wire;

/// <summary>Whether a request was signed by the owner of its key, in time.</summary>
internal static class Signing
{
    private const decimal DefaultWindow = 5_000;
    private const decimal MaxWindow = 60_000;
    private const long LongestAhead = 1_000;
    // Later time stamps than this are in microseconds.
    private const long FirstMicroseconds = 100_000_000_000_000;

    /// <summary>What a REST request signs: query and body exactly as sent, one after the other, without the signature.</summary>
    public static string PayloadOf(string query, string body) => WithoutSignature(query) + WithoutSignature(body);

    /// <summary>What a WebSocket API request signs: all parameters but the signature, by name.</summary>
    public static string PayloadOf(IEnumerable<KeyValuePair<string, string>> parameters) =>
        string.Join(
            '&',
            parameters.Where(parameter => parameter.Key != "signature")
                .OrderBy(parameter => parameter.Key, StringComparer.Ordinal)
                .Select(parameter => $"{parameter.Key}={parameter.Value}"));

    public static bool IsValid(string secret, string payload, string signature) =>
        CryptographicOperations.FixedTimeEquals(
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(payload)),
            BytesOf(signature));

    /// <summary>Checks a key, the time and the signature.</summary>
    /// <param name="findKey">Finds a key by its text.</param>
    /// <param name="key">The key as sent.</param>
    /// <param name="payload">What was signed.</param>
    /// <param name="parameters">The parameters; reads those of security.</param>
    /// <param name="now">The venue's time.</param>
    /// <returns>The key.</returns>
    public static ApiKey Check(Func<string, ApiKey?> findKey, string? key, string payload, Parameters parameters, DateTimeOffset now)
    {
        var found = CheckKey(findKey, key);
        var signature = parameters.Text("signature");
        CheckTime(parameters, now);
        return IsValid(found.Secret, payload, signature)
            ? found
            : throw new VenueException(-1022, "Signature for this request is not valid.");
    }

    public static ApiKey CheckKey(Func<string, ApiKey?> findKey, string? key)
    {
        if (string.IsNullOrEmpty(key) || key.Length > 128 || !key.All(char.IsAsciiLetterOrDigit))
            throw new VenueException(-2014, "API-key format invalid.", 401);
        return findKey(key) ?? throw new VenueException(-2015, "Invalid API-key, IP, or permissions for action.", 401);
    }

    private static void CheckTime(Parameters parameters, DateTimeOffset now)
    {
        var timestamp = parameters.OptionalInteger("timestamp") ?? throw VenueException.Missing("timestamp");
        if (timestamp >= FirstMicroseconds) timestamp /= 1_000;
        var window = parameters.OptionalNumber("recvWindow") ?? DefaultWindow;
        if (window > MaxWindow) throw new VenueException(-1131, "recvWindow must be less than 60000");
        var server = now.ToUnixTimeMilliseconds();
        if (timestamp >= server + LongestAhead)
            throw new VenueException(-1021, $"Timestamp for this request was {LongestAhead.ToString(CultureInfo.InvariantCulture)}ms ahead of the server's time.");
        if (server - timestamp > window) throw new VenueException(-1021, "Timestamp for this request is outside of the recvWindow.");
    }

    private static string WithoutSignature(string text) =>
        string.Join('&', text.Split('&').Where(part => !part.StartsWith("signature=", StringComparison.Ordinal)));

    private static byte[] BytesOf(string hex) =>
        hex.Length % 2 == 0 && hex.All(char.IsAsciiHexDigit) ? Convert.FromHexString(hex) : [];
}

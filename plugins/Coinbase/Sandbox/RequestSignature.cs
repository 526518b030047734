using System.Security.Cryptography;
using System.Text;
using Hummingbot.Plugins.Sandbox.Matching;
using Hummingbot.Plugins.Sandbox.Server;

namespace Hummingbot.Plugins.Coinbase.Sandbox;

/// <summary>
/// What a client proves itself with, over REST and on the feed: base64(HMAC-SHA256(base64-decoded secret, time stamp + method + path with
/// query + body)). The time stamp counts seconds, with decimals if the client likes.
/// </summary>
/// <param name="Key">The API key.</param>
/// <param name="Passphrase">The key's passphrase.</param>
/// <param name="Timestamp">When the client signed, as it spells it.</param>
/// <param name="Signature">The signature.</param>
internal sealed record RequestSignature(string Key, string Passphrase, string Timestamp, string Signature)
{
    private const decimal MaxSkewSeconds = 30;

    /// <summary>Computes a signature.</summary>
    /// <param name="secret">The secret in base64, as the venue hands it out.</param>
    /// <param name="timestamp">The time stamp as sent.</param>
    /// <param name="method">The method, upper case.</param>
    /// <param name="target">Path and query as sent.</param>
    /// <param name="body">The body as sent.</param>
    public static string Compute(string secret, string timestamp, string method, string target, ReadOnlySpan<byte> body)
    {
        byte[] prehash = [.. Encoding.UTF8.GetBytes($"{timestamp}{method}{target}"), .. body];
        return Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret), prehash));
    }

    /// <summary>Finds out whose signature it is.</summary>
    /// <exception cref="RefusalException">Nobody's.</exception>
    public ApiKey Verify(CoinbaseSandbox sandbox, string method, string target, ReadOnlySpan<byte> body)
    {
        if (!PlainNumber.TryParse(Timestamp, out var seconds)) throw new RefusalException(400, "invalid timestamp");
        var now = (decimal)(sandbox.Clock.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerSecond;
        if (seconds < now - MaxSkewSeconds || seconds > now + MaxSkewSeconds) throw new RefusalException(401, "request timestamp expired");
        var key = sandbox.FindApiKey(Key) ?? throw new RefusalException(401, "Invalid API Key");
        if (!AreEqual(Passphrase, key.Passphrase!)) throw new RefusalException(401, "Invalid Passphrase");
        return AreEqual(Signature, Compute(key.Secret, Timestamp, method, target, body))
            ? key
            : throw new RefusalException(401, "invalid signature");
    }

    private static bool AreEqual(string sent, string right) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(sent), Encoding.UTF8.GetBytes(right));
}

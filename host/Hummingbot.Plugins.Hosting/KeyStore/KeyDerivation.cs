using System.Security.Cryptography;
using System.Text;

namespace Hummingbot.Plugins.Hosting;

/// <summary>From a password to a key.</summary>
internal static class KeyDerivation
{
    public const int SaltSize = 16;
    public const int KeySize = 32;

    /// <summary>What OWASP asks of PBKDF2 with HMAC-SHA256.</summary>
    public const int Iterations = 600_000;

    /// <summary>What a file may ask for at most, so that none can keep this process busy for minutes.</summary>
    public const int MostIterations = 10_000_000;

    /// <summary>Derives a key with PBKDF2-HMAC-SHA256. The caller owns it and zeroes it.</summary>
    public static byte[] Derive(string password, ReadOnlySpan<byte> salt, int iterations, int size = KeySize)
    {
        var bytes = GC.AllocateUninitializedArray<byte>(Encoding.UTF8.GetByteCount(password), pinned: true);
        var key = GC.AllocateUninitializedArray<byte>(size, pinned: true);
        try
        {
            Encoding.UTF8.GetBytes(password, bytes);
            Rfc2898DeriveBytes.Pbkdf2(bytes, salt, key, iterations, HashAlgorithmName.SHA256);
            return key;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }
}

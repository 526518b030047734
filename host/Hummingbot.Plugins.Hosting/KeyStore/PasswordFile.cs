using System.Globalization;
using System.Security.Cryptography;

namespace Hummingbot.Plugins.Hosting;

/// <summary>
/// The file that ties the password to the key store: the store's own random key, encrypted with a key that is derived from the password. So
/// one derivation opens every exchange's file, and a new password rewrites this file alone, in one step.
/// </summary>
/// <param name="Salt">The salt of the derivation.</param>
/// <param name="Iterations">How often the derivation repeats.</param>
/// <param name="KeyId">Tells one store's key from another's, and nothing of the key.</param>
/// <param name="StoreKey">The store's key, encrypted.</param>
internal sealed record PasswordFile(byte[] Salt, int Iterations, string KeyId, SealedText StoreKey)
{
    public const string Name = ".password.json";
    private const int IdSize = 8;
    private const string Remedy = "delete the folder and connect the exchanges again: without this file nobody can read their keys";

    /// <summary>Encrypts a store's key for a password.</summary>
    public static PasswordFile Create(string password, ReadOnlySpan<byte> storeKey, int iterations)
    {
        var salt = RandomNumberGenerator.GetBytes(KeyDerivation.SaltSize);
        var key = KeyDerivation.Derive(password, salt, iterations);
        try
        {
            var id = IdOf(storeKey);
            return new PasswordFile(salt, iterations, id, SealedText.Seal(key, storeKey, HeaderOf(salt, iterations, id)));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <summary>Reads the file.</summary>
    /// <returns>The file, or <see langword="null"/> when there is none.</returns>
    public static PasswordFile? Read(string path) => KeyFileText.Read(
        path,
        root =>
        {
            var file = new PasswordFile(
                KeyFileText.Hex(root, "salt", KeyDerivation.SaltSize),
                root.GetProperty("iterations").GetInt32(),
                Convert.ToHexStringLower(KeyFileText.Hex(root, "key_id", IdSize)),
                new SealedText(
                    KeyFileText.Hex(root, "nonce", SealedText.NonceSize),
                    KeyFileText.Hex(root, "ciphertext", KeyDerivation.KeySize),
                    KeyFileText.Hex(root, "tag", SealedText.TagSize)));
            return file.Iterations is > 0 and <= KeyDerivation.MostIterations ? file : throw new FormatException();
        },
        file => file.Write(),
        Remedy);

    /// <summary>The text of the file. Its digest is what tells a damaged file from a wrong password.</summary>
    public byte[] Write() => KeyFileText.Write(json =>
    {
        json.WriteString("kdf", "pbkdf2-hmac-sha256");
        json.WriteNumber("iterations", Iterations);
        KeyFileText.WriteHex(json, "salt", Salt);
        json.WriteString("cipher", "aes-256-gcm");
        json.WriteString("key_id", KeyId);
        KeyFileText.WriteHex(json, "nonce", StoreKey.Nonce);
        KeyFileText.WriteHex(json, "ciphertext", StoreKey.Ciphertext);
        KeyFileText.WriteHex(json, "tag", StoreKey.Tag);
        var header = HeaderOf(Salt, Iterations, KeyId);
        KeyFileText.WriteHex(json, "digest", SHA256.HashData([.. header, .. StoreKey.Nonce, .. StoreKey.Ciphertext, .. StoreKey.Tag]));
    });

    /// <summary>Decrypts the store's key. The caller owns it and zeroes it.</summary>
    /// <returns>The key, or <see langword="null"/> when the password is wrong.</returns>
    public byte[]? Open(string password)
    {
        var key = KeyDerivation.Derive(password, Salt, Iterations);
        try
        {
            return StoreKey.Open(key, HeaderOf(Salt, Iterations, KeyId));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <summary>What tells a store's key from others.</summary>
    public static string IdOf(ReadOnlySpan<byte> storeKey)
    {
        Span<byte> id = stackalloc byte[IdSize];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, storeKey, id, default, "hummingbot key id"u8);
        return Convert.ToHexStringLower(id);
    }

    private static byte[] HeaderOf(byte[] salt, int iterations, string keyId) => KeyFileText.Header(
        "hummingbot password",
        KeyFileText.Version.ToString(CultureInfo.InvariantCulture),
        Convert.ToHexStringLower(salt),
        iterations.ToString(CultureInfo.InvariantCulture),
        keyId);
}

using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;

namespace Hummingbot.Plugins.Hosting;

/// <summary>
/// Reads secrets in Web3 secret storage, version 3: PBKDF2-HMAC-SHA256, AES-128-CTR, and a Keccak-256 check that tells a wrong password. For
/// taking over keys from elsewhere; nothing is written in this form.
/// </summary>
public static class Web3SecretStorage
{
    private const int LongestText = 1024 * 1024;
    private const int BlockSize = 16;

    /// <summary>Decrypts a secret.</summary>
    /// <param name="json">The JSON object with the member <c>crypto</c>.</param>
    /// <param name="password">The password that it was encrypted with.</param>
    /// <param name="cancellationToken">Ends the call before the derivation, which takes about a second.</param>
    /// <returns>The secret's bytes; the caller owns them and should zero them.</returns>
    /// <exception cref="KeyStoreException">The password is wrong, or the text is damaged or in a form that is not read here (scrypt).
    /// </exception>
    public static async Task<byte[]> DecryptAsync(string json, string password, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentException.ThrowIfNullOrEmpty(password);
        return await Task.Run(() => Decrypt(json, password), cancellationToken).ConfigureAwait(false);
    }

    private static byte[] Decrypt(string json, string password)
    {
        try
        {
            if (json.Length > LongestText) throw new FormatException();
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            var crypto = root.GetProperty("crypto");
            var parameters = crypto.GetProperty("kdfparams");
            if (root.GetProperty("version").GetInt32() != 3) throw Unsupported("its version is not 3");
            if (crypto.GetProperty("cipher").GetString() != "aes-128-ctr") throw Unsupported("its cipher is not aes-128-ctr");
            if (crypto.GetProperty("kdf").GetString() != "pbkdf2" || parameters.GetProperty("prf").GetString() != "hmac-sha256")
                throw Unsupported("its key derivation is not pbkdf2 with hmac-sha256");
            var iterations = parameters.GetProperty("c").GetInt32();
            if (iterations is < 1 or > KeyDerivation.MostIterations || parameters.GetProperty("dklen").GetInt32() != KeyDerivation.KeySize)
                throw Unsupported("the parameters of its key derivation are out of range");

            var ciphertext = KeyFileText.Hex(crypto, "ciphertext");
            var mac = KeyFileText.Hex(crypto, "mac", 32);
            var counter = Counter(crypto.GetProperty("cipherparams").GetProperty("iv").GetString() ?? throw new FormatException());
            var derived = KeyDerivation.Derive(password, KeyFileText.Hex(parameters, "salt"), iterations);
            try
            {
                if (!CryptographicOperations.FixedTimeEquals(Keccak256.HashData([.. derived.AsSpan(16), .. ciphertext]), mac))
                    throw new KeyStoreException(KeyStoreErrorKind.WrongPassword, "The password does not open the encrypted secret; try again.");
                return Transform(derived.AsSpan(0, 16), counter, ciphertext);
            }
            finally
            {
                CryptographicOperations.ZeroMemory(derived);
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new KeyStoreException(
                KeyStoreErrorKind.Damaged, "The encrypted secret is damaged: it is not Web3 secret storage. Take a copy of it, or enter the keys.");
        }
    }

    /// <summary>The first counter block. It is written as a number, so that leading zeros may be missing.</summary>
    private static byte[] Counter(string iv) =>
        iv.Length <= 2 * BlockSize ? Convert.FromHexString(iv.PadLeft(2 * BlockSize, '0')) : throw new FormatException();

    private static byte[] Transform(ReadOnlySpan<byte> key, byte[] counter, byte[] text)
    {
        using var cipher = Aes.Create();
        cipher.SetKey(key);
        var count = BinaryPrimitives.ReadUInt128BigEndian(counter);
        var result = GC.AllocateUninitializedArray<byte>(text.Length, pinned: true);
        Span<byte> block = stackalloc byte[BlockSize];
        Span<byte> pad = stackalloc byte[BlockSize];
        for (var start = 0; start < text.Length; start += BlockSize, count++)
        {
            BinaryPrimitives.WriteUInt128BigEndian(block, count);
            cipher.EncryptEcb(block, pad, PaddingMode.None);
            for (var i = start; i < Math.Min(start + BlockSize, text.Length); i++) result[i] = (byte)(text[i] ^ pad[i - start]);
        }

        CryptographicOperations.ZeroMemory(pad);
        return result;
    }

    private static KeyStoreException Unsupported(string why) => new(
        KeyStoreErrorKind.NewerVersion, $"The encrypted secret cannot be read here: {why}. Enter the keys instead.");
}

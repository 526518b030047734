using System.Security.Cryptography;

namespace Hummingbot.Plugins.Hosting;

/// <summary>Bytes encrypted with AES-256-GCM, together with a header that is authenticated but not encrypted.</summary>
/// <param name="Nonce">The nonce: random, 12 bytes, never used twice with one key.</param>
/// <param name="Ciphertext">The encrypted bytes.</param>
/// <param name="Tag">The authentication tag, 16 bytes.</param>
internal readonly record struct SealedText(byte[] Nonce, byte[] Ciphertext, byte[] Tag)
{
    public const int NonceSize = 12;
    public const int TagSize = 16;

    public static SealedText Seal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> plaintext, ReadOnlySpan<byte> header)
    {
        var nonce = RandomNumberGenerator.GetBytes(NonceSize);
        var text = new SealedText(nonce, new byte[plaintext.Length], new byte[TagSize]);
        using var cipher = new AesGcm(key, TagSize);
        cipher.Encrypt(nonce, plaintext, text.Ciphertext, text.Tag, header);
        return text;
    }

    /// <summary>Decrypts. The caller owns the bytes and zeroes them.</summary>
    /// <returns>The bytes, or <see langword="null"/> when key, header or text is not what it was.</returns>
    public byte[]? Open(ReadOnlySpan<byte> key, ReadOnlySpan<byte> header)
    {
        var plaintext = GC.AllocateUninitializedArray<byte>(Ciphertext.Length, pinned: true);
        using var cipher = new AesGcm(key, TagSize);
        try
        {
            cipher.Decrypt(Nonce, Ciphertext, Tag, plaintext, header);
            return plaintext;
        }
        catch (AuthenticationTagMismatchException)
        {
            CryptographicOperations.ZeroMemory(plaintext);
            return null;
        }
    }
}

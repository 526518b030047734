using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Hummingbot.Plugins.Hosting;

/// <summary>The keys of one exchange as they are stored: the values encrypted with the store's key; exchange, version and the list of fields
/// authenticated, so that no file can stand in for another.</summary>
/// <param name="Exchange">The exchange's name.</param>
/// <param name="Fields">The keys of the fields, in the order of their values.</param>
/// <param name="Values">The values, encrypted.</param>
internal sealed record KeyFile(string Exchange, IReadOnlyList<string> Fields, SealedText Values)
{
    public const string Extension = ".json";
    private const int MostFields = 64;

    public static string Remedy(string exchange) => $"connect {exchange} again";

    public static KeyFile Create(string exchange, ExchangeCredentials credentials, ReadOnlySpan<byte> storeKey)
    {
        string[] fields = [.. credentials.Keys.Order(StringComparer.Ordinal)];
        var size = fields.Sum(field => sizeof(int) + Encoding.UTF8.GetByteCount(credentials[field]));
        var plaintext = GC.AllocateUninitializedArray<byte>(size, pinned: true);
        try
        {
            var position = 0;
            foreach (var field in fields)
            {
                var written = Encoding.UTF8.GetBytes(credentials[field], plaintext.AsSpan(position + sizeof(int)));
                BinaryPrimitives.WriteInt32LittleEndian(plaintext.AsSpan(position), written);
                position += sizeof(int) + written;
            }

            return new KeyFile(exchange, fields, SealedText.Seal(storeKey, plaintext, HeaderOf(exchange, fields)));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plaintext);
        }
    }

    /// <summary>Reads the file.</summary>
    /// <returns>The file, or <see langword="null"/> when there is none.</returns>
    public static KeyFile? Read(string path, string exchange) => KeyFileText.Read(
        path,
        root =>
        {
            var fields = root.GetProperty("fields");
            if (root.GetProperty("exchange").GetString() != exchange || fields.GetArrayLength() > MostFields) throw new FormatException();
            return new KeyFile(
                exchange,
                [.. fields.EnumerateArray().Select(field => field.GetString() ?? throw new FormatException())],
                new SealedText(
                    KeyFileText.Hex(root, "nonce", SealedText.NonceSize),
                    KeyFileText.Hex(root, "ciphertext"),
                    KeyFileText.Hex(root, "tag", SealedText.TagSize)));
        },
        file => file.Write(),
        Remedy(exchange));

    public byte[] Write() => KeyFileText.Write(json =>
    {
        json.WriteString("exchange", Exchange);
        json.WriteStartArray("fields");
        foreach (var field in Fields) json.WriteStringValue(field);
        json.WriteEndArray();
        json.WriteString("cipher", "aes-256-gcm");
        KeyFileText.WriteHex(json, "nonce", Values.Nonce);
        KeyFileText.WriteHex(json, "ciphertext", Values.Ciphertext);
        KeyFileText.WriteHex(json, "tag", Values.Tag);
    });

    /// <summary>Decrypts the values.</summary>
    /// <returns>The keys, or <see langword="null"/> when the file is not what was written with this store's key.</returns>
    public ExchangeCredentials? Open(ReadOnlySpan<byte> storeKey)
    {
        if (Values.Open(storeKey, HeaderOf(Exchange, Fields)) is not { } plaintext) return null;
        try
        {
            var values = new Dictionary<string, string>(Fields.Count, StringComparer.Ordinal);
            var position = 0;
            foreach (var field in Fields)
            {
                var length = BinaryPrimitives.ReadInt32LittleEndian(plaintext.AsSpan(position));
                values[field] = Encoding.UTF8.GetString(plaintext, position + sizeof(int), length);
                position += sizeof(int) + length;
            }

            return new ExchangeCredentials(values);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plaintext);
        }
    }

    private static byte[] HeaderOf(string exchange, IReadOnlyList<string> fields) => KeyFileText.Header(
        ["hummingbot keys", KeyFileText.Version.ToString(CultureInfo.InvariantCulture), exchange, .. fields]);
}

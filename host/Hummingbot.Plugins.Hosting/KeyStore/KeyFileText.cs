using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Hummingbot.Plugins.Hosting;

/// <summary>Reads and writes the JSON of the key store's files. A file counts only if it is, byte for byte, what would be written.</summary>
internal static class KeyFileText
{
    public const int Version = 1;
    private const int LongestFile = 1024 * 1024;

    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n" };

    public static byte[] Write(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, Indented))
        {
            json.WriteStartObject();
            json.WriteNumber("version", Version);
            members(json);
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="read">Reads the members; it may throw what reading JSON throws.</param>
    /// <param name="write">Writes what was read, to compare.</param>
    /// <param name="remedy">What the operator can do when the file is of no use.</param>
    /// <returns>What was read, or <see langword="null"/> when there is no such file.</returns>
    public static T? Read<T>(string path, Func<JsonElement, T> read, Func<T, byte[]> write, string remedy)
        where T : class
    {
        try
        {
            if (!File.Exists(path)) return null;
            if (new FileInfo(path).Length > LongestFile) throw Damaged(path, remedy);
            var bytes = File.ReadAllBytes(path);
            using var document = JsonDocument.Parse(bytes);
            var version = document.RootElement.GetProperty("version").GetInt32();
            if (version > Version)
            {
                throw new KeyStoreException(
                    KeyStoreErrorKind.NewerVersion,
                    $"The key file '{path}' has version {version}, and this program reads {Version}. Use the program that wrote it, or {remedy}.");
            }

            var content = read(document.RootElement);
            return bytes.AsSpan().SequenceEqual(write(content)) ? content : throw Damaged(path, remedy);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            // The cause is left out: it may quote the file.
            throw Damaged(path, remedy);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Inaccessible(path, exception);
        }
    }

    public static KeyStoreException Damaged(string path, string remedy) => new(
        KeyStoreErrorKind.Damaged, $"The key file '{path}' is damaged: it is not what was written. Restore a copy of it, or {remedy}.");

    public static KeyStoreException Inaccessible(string path, Exception cause) => new(
        KeyStoreErrorKind.Inaccessible, $"The key file '{path}' cannot be used: {cause.Message} Check the rights of this user.", cause);

    public static byte[] Hex(JsonElement parent, string name, int size = -1)
    {
        var bytes = Convert.FromHexString(parent.GetProperty(name).GetString() ?? throw new FormatException());
        return size < 0 || bytes.Length == size ? bytes : throw new FormatException();
    }

    public static void WriteHex(Utf8JsonWriter json, string name, ReadOnlySpan<byte> bytes) =>
        json.WriteString(name, Convert.ToHexStringLower(bytes));

    /// <summary>Texts one after the other, each with its length, so that no two lists look alike.</summary>
    public static byte[] Header(params ReadOnlySpan<string> texts)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, Encoding.UTF8))
            foreach (var text in texts)
                writer.Write(text);
        return stream.ToArray();
    }
}

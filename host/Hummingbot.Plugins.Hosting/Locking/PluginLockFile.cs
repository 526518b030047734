using System.Collections.Immutable;
using System.Text.Json;

namespace Hummingbot.Plugins.Hosting;

/// <summary>
/// The lock file, <c>plugins.lock.json</c>: for each exchange the content that was approved. Immutable in memory; keys are sorted on disk, so
/// that differences stay small.
/// </summary>
public sealed class PluginLockFile
{
    private const int Schema = 1;
    private const int MaxLength = 4 * 1024 * 1024;

    private PluginLockFile(IReadOnlyDictionary<string, PluginLockEntry> entries) => Entries = entries;

    /// <summary>A lock file without entries.</summary>
    public static PluginLockFile Empty { get; } = new(NameMap<PluginLockEntry>.Empty);

    /// <summary>The entries by exchange name, in ordinal order.</summary>
    public IReadOnlyDictionary<string, PluginLockEntry> Entries { get; }

    /// <summary>A lock file in which the exchange has this entry.</summary>
    public PluginLockFile With(string exchange, PluginLockEntry entry) => new(Copy(Entries).SetItem(exchange, entry));

    /// <summary>A lock file in which the exchange has no entry.</summary>
    public PluginLockFile Without(string exchange) => new(Copy(Entries).Remove(exchange));

    /// <summary>Reads a lock file; one that does not exist is empty.</summary>
    /// <exception cref="InvalidDataException">The file is damaged. The message names it and what is wrong; nothing may load then.</exception>
    public static PluginLockFile Read(string path) => File.Exists(path) ? ReadExisting(path) : Empty;

    // Apart, because to enter it makes the runtime load the reader of JSON.
    private static PluginLockFile ReadExisting(string path)
    {
        try
        {
            if (new FileInfo(path).Length > MaxLength) throw new FormatException($"it is larger than {MaxLength} bytes");
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return Parse(document.RootElement);
        }
        catch (Exception failure) when (failure is JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            throw new InvalidDataException(
                $"The lock file '{path}' is damaged: {failure.Message} Restore it from version control, or delete it and lock the plugins anew.",
                failure);
        }
    }

    /// <summary>Writes the lock file in one step: a reader sees the earlier file or this one, never a part.</summary>
    public void Write(string path)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            writer.WriteStartObject();
            writer.WriteNumber("schema", Schema);
            writer.WriteStartObject("plugins");
            foreach (var (exchange, entry) in Entries)
            {
                writer.WriteStartObject(exchange);
                writer.WriteString("version", entry.Version);
                writer.WriteString("content", entry.Content);
                writer.WriteString("contract", entry.Contract);
                writer.WriteString("lockedAt", entry.LockedAt.ToUniversalTime());
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        buffer.WriteByte((byte)'\n');
        AtomicFile.Write(path, buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    private static ImmutableSortedDictionary<string, PluginLockEntry> Copy(IReadOnlyDictionary<string, PluginLockEntry> entries) =>
        entries.ToImmutableSortedDictionary(StringComparer.Ordinal);

    private static PluginLockFile Parse(JsonElement root)
    {
        var schema = root.GetProperty("schema").GetInt32();
        if (schema != Schema) throw new FormatException($"its schema is {schema}; this host reads {Schema}.");
        var entries = ImmutableSortedDictionary.CreateBuilder<string, PluginLockEntry>(StringComparer.Ordinal);
        foreach (var property in root.GetProperty("plugins").EnumerateObject())
        {
            if (!ExchangeName.IsValid(property.Name)) throw new FormatException($"'{property.Name}' is not an exchange name.");
            if (entries.ContainsKey(property.Name)) throw new FormatException($"'{property.Name}' occurs twice.");
            var content = TextOf(property, "content");
            if (!content.StartsWith("h1:", StringComparison.Ordinal))
                throw new FormatException($"the content hash of '{property.Name}' does not begin with 'h1:'.");
            entries.Add(property.Name, new PluginLockEntry(
                TextOf(property, "version"),
                content,
                TextOf(property, "contract"),
                property.Value.GetProperty("lockedAt").GetDateTimeOffset()));
        }

        return new PluginLockFile(entries.ToImmutable());
    }

    private static string TextOf(JsonProperty entry, string key) =>
        entry.Value.GetProperty(key).GetString() ?? throw new FormatException($"'{entry.Name}.{key}' is null.");
}

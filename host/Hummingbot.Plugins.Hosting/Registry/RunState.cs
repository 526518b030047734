using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Hummingbot.Plugins.Hosting;

/// <summary>
/// What has to outlive the process and is neither wish nor lock: the quarantined plugins. Kept in <c>plugins.state.json</c> in the data
/// directory, or in memory alone when there is none. A damaged file counts as empty, with a warning.
/// </summary>
internal sealed partial class RunState
{
    private const string FileName = "plugins.state.json";
    private const int MaxLength = 1024 * 1024;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, QuarantineEntry> _quarantined = new(StringComparer.Ordinal);
    private readonly string? _path;
    private readonly ILogger _logger;

    private RunState(string? path, ILogger logger)
    {
        _path = path;
        _logger = logger;
    }

    /// <summary>Why an exchange is quarantined, or <see langword="null"/>.</summary>
    public QuarantineEntry? Find(string exchange)
    {
        lock (_gate) return _quarantined.GetValueOrDefault(exchange);
    }

    /// <summary>Reads what earlier runs left.</summary>
    public static RunState Read(string? dataDirectory, ILogger logger)
    {
        var state = new RunState(dataDirectory is null ? null : Path.Combine(dataDirectory, FileName), logger);
        state.Read();
        return state;
    }

    /// <summary>Adds a quarantined exchange.</summary>
    public void Add(string exchange, string reason, DateTimeOffset since)
    {
        lock (_gate)
        {
            _quarantined[exchange] = new QuarantineEntry(since, reason);
            Write();
        }
    }

    /// <summary>Removes a quarantined exchange; does nothing when it is not there.</summary>
    public void Remove(string exchange)
    {
        lock (_gate)
        {
            if (_quarantined.Remove(exchange)) Write();
        }
    }

    private void Read()
    {
        // The usual case, apart from the method that makes the runtime load the reader of JSON.
        if (_path is not null && File.Exists(_path)) Read(_path);
    }

    private void Read(string path)
    {
        try
        {
            if (new FileInfo(path).Length > MaxLength) throw new FormatException($"it is larger than {MaxLength} bytes");
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var read = new List<KeyValuePair<string, QuarantineEntry>>();
            foreach (var property in document.RootElement.GetProperty("quarantined").EnumerateObject())
            {
                var reason = property.Value.GetProperty("reason").GetString() ?? string.Empty;
                read.Add(new(property.Name, new QuarantineEntry(property.Value.GetProperty("since").GetDateTimeOffset(), reason)));
            }

            foreach (var (exchange, entry) in read) _quarantined[exchange] = entry;
        }
        catch (Exception failure) when (failure is JsonException or FormatException or InvalidOperationException or KeyNotFoundException
            or IOException or UnauthorizedAccessException)
        {
            LogDamaged(path, failure.Message);
        }
    }

    private void Write()
    {
        if (_path is null) return;
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            writer.WriteStartObject();
            writer.WriteNumber("schema", 1);
            writer.WriteStartObject("quarantined");
            foreach (var (exchange, entry) in _quarantined.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
            {
                writer.WriteStartObject(exchange);
                writer.WriteString("since", entry.Since);
                writer.WriteString("reason", entry.Reason);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        try
        {
            AtomicFile.Write(_path, buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The quarantine itself holds in memory; only the next process will not know of it.
            LogNotWritten(_path, failure.Message);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The run-time state in {Path} is damaged and counts as empty (no plugin is quarantined by it): {Reason}")]
    private partial void LogDamaged(string path, string reason);

    [LoggerMessage(LogLevel.Warning, "The run-time state could not be written to {Path}; a restart forgets the quarantine: {Reason}")]
    private partial void LogNotWritten(string path, string reason);
}

using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Hummingbot.Plugins.Host.Output;

/// <summary>Where a command's results go: text for people, or JSON and nothing else. Safe for concurrent use.</summary>
internal sealed class CommandOutput(Stream stream, bool json, bool isTerminal) : IDisposable
{
    private static readonly JsonWriterOptions JsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Stream _stream = stream;
    private readonly ArrayBufferWriter<byte> _json = new(1024);
    private readonly Lock _gate = new();

    /// <summary>Whether results go out as JSON.</summary>
    public bool Json { get; } = json;

    /// <summary>Whether a person looks at it on a terminal.</summary>
    public bool IsTerminal { get; } = isTerminal;

    /// <summary>Whether escape sequences for colours are welcome.</summary>
    public bool UsesColour { get; } = isTerminal
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable("TERM") != "dumb";

    /// <summary>Whether a live view can be drawn.</summary>
    public bool CanDraw => IsTerminal && !Json && Environment.GetEnvironmentVariable("TERM") != "dumb";

    /// <summary>Opens standard output.</summary>
    public static CommandOutput Open(bool json) => new(StandardOutput.Open(), json, !Console.IsOutputRedirected);

    /// <summary>Writes text as it is.</summary>
    /// <exception cref="OutputClosedException">Nobody reads it any more.</exception>
    public void Write(string text) => WriteBytes(StandardOutput.Encoding.GetBytes(text));

    /// <summary>Writes a line of text.</summary>
    /// <exception cref="OutputClosedException">Nobody reads it any more.</exception>
    public void WriteLine(string text = "") => Write(text + "\n");

    /// <summary>Writes one JSON value as a line.</summary>
    /// <exception cref="OutputClosedException">Nobody reads it any more.</exception>
    public void WriteJson(Action<Utf8JsonWriter> write)
    {
        lock (_gate)
        {
            _json.ResetWrittenCount();
            using (var writer = new Utf8JsonWriter(_json, JsonOptions)) write(writer);
            _json.Write("\n"u8);
            WriteBytes(_json.WrittenSpan);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    private void WriteBytes(ReadOnlySpan<byte> bytes)
    {
        try
        {
            lock (_gate)
            {
                _stream.Write(bytes);
                _stream.Flush();
            }
        }
        catch (IOException closed)
        {
            throw new OutputClosedException(closed);
        }
    }
}

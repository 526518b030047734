using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Hummingbot.Plugins.Host.Output;

/// <summary>
/// Standard error: logs, progress and failures, as text or as JSON lines. While a live view owns the terminal, lines wait. Safe for
/// concurrent use.
/// </summary>
internal sealed class ErrorOutput(TextWriter? writer, bool json, bool isTerminal)
{
    private const int MaxHeldLines = 1000;

    private static readonly JsonWriterOptions JsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Lock _gate = new();
    private readonly Queue<string> _held = new();
    private bool _holds;

    /// <summary>Whether lines are JSON objects.</summary>
    public bool Json { get; } = json;

    /// <summary>Whether a person looks at it on a terminal.</summary>
    public bool IsTerminal { get; } = isTerminal;

    /// <summary>Opens standard error. The writer, which takes some milliseconds to make, is made only when something is written.</summary>
    public static ErrorOutput Open(bool json) => new(writer: null, json, !Console.IsErrorRedirected);

    /// <summary>Writes a line of text.</summary>
    public void WriteLine(string line)
    {
        lock (_gate)
        {
            if (!_holds)
            {
                Put(line);
                return;
            }

            // Of a flood the latest lines are worth most.
            if (_held.Count == MaxHeldLines) _held.Dequeue();
            _held.Enqueue(line);
        }
    }

    /// <summary>Writes one JSON value as a line.</summary>
    public void WriteJson(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer, JsonOptions)) write(json);
        WriteLine(StandardOutput.Encoding.GetString(buffer.WrittenSpan));
    }

    /// <summary>Keeps lines back while a live view is on the same terminal.</summary>
    public void Hold()
    {
        lock (_gate) _holds = IsTerminal;
    }

    /// <summary>Writes what was kept back.</summary>
    public void Release()
    {
        lock (_gate)
        {
            _holds = false;
            while (_held.TryDequeue(out var line)) Put(line);
        }
    }

    private void Put(string line)
    {
        try
        {
            (writer ?? Console.Error).WriteLine(line);
        }
        catch (IOException)
        {
            // Nobody reads standard error; what the command does is not worth less for it.
        }
    }
}

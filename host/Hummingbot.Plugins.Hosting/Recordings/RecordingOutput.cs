using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Hummingbot.Plugins.Hosting;

/// <summary>One file of a recording being written: lines are gathered and go out whole. For one caller at a time.</summary>
internal sealed class RecordingOutput : IDisposable
{
    private readonly FileStream _file;
    private readonly ArrayBufferWriter<byte> _pending = new();
    private readonly Utf8JsonWriter _json;
    private int _wholeLines;

    public RecordingOutput(FileStream file)
    {
        _file = file;
        _json = new Utf8JsonWriter(
            _pending, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
    }

    /// <summary>The size of the lines that wait for <see cref="WriteAsync"/>.</summary>
    public int PendingBytes => _pending.WrittenCount;

    /// <summary>Creates the file, which must not exist.</summary>
    public static RecordingOutput Create(string path) => new(new FileStream(
        path, FileMode.CreateNew, FileAccess.Write, FileShare.Read | FileShare.Delete, bufferSize: 0, FileOptions.Asynchronous));

    /// <summary>Adds one line.</summary>
    /// <returns><see langword="false"/> when it would be longer than a reader takes; nothing may be added afterwards.</returns>
    public bool TryAppend(in QueuedMessage message)
    {
        var before = _pending.WrittenCount;
        Span<byte> time = stackalloc byte[RecordingTime.MaxLength];
        _json.Reset();
        _json.WriteStartObject();
        _json.WritePropertyName("t"u8);
        _json.WriteRawValue(time[..RecordingTime.Format(message.Time, time)], skipInputValidation: true);
        _json.WriteString("dir"u8, message.Direction == WireDirection.In ? "in"u8 : "out"u8);
        _json.WriteString("url"u8, message.Url);
        if (message.Method is not null) _json.WriteString("method"u8, message.Method);
        else if (message.Channel == WireChannel.Rest) _json.WriteString("method"u8, "GET"u8);
        if (message.Channel == WireChannel.WebSocket) _json.WriteNumber("conn"u8, message.Connection);

        // Text that is not UTF-8 cannot be a JSON string: its bytes are kept as those of a binary message.
        if (message.IsBinary || !Utf8.IsValid(message.Body))
        {
            _json.WriteString("enc"u8, "base64"u8);
            _json.WriteBase64String("body"u8, message.Body);
        }
        else
        {
            _json.WriteString("body"u8, message.Body);
        }

        _json.WriteEndObject();
        _json.Flush();
        if (_pending.WrittenCount - before > RecordingReader.MaxLineBytes) return false;
        _pending.Write("\n"u8);
        _wholeLines = _pending.WrittenCount;
        return true;
    }

    /// <summary>Hands all whole lines to the operating system.</summary>
    public async ValueTask WriteAsync()
    {
        if (_wholeLines == 0) return;
        await _file.WriteAsync(_pending.WrittenMemory[.._wholeLines]).ConfigureAwait(false);
        _pending.ResetWrittenCount();
        _wholeLines = 0;
    }

    /// <summary>Waits until everything is on the disk.</summary>
    public void Flush() => _file.Flush(flushToDisk: true);

    public void Dispose()
    {
        _json.Dispose();
        _file.Dispose();
    }
}

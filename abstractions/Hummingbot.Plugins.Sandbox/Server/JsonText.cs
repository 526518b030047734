using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hummingbot.Plugins.Sandbox.Matching;

namespace Hummingbot.Plugins.Sandbox.Server;

/// <summary>Writing JSON messages.</summary>
public static class JsonText
{
    // Venues do not escape what JSON does not demand; nothing here ends up in a web page.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes one JSON value as UTF-8.</summary>
    /// <param name="write">Writes it.</param>
    /// <returns>The text.</returns>
    public static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, Options)) write(writer);
        return buffer.WrittenMemory;
    }

    /// <summary>Writes a number as a JSON string of plain decimal text.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="name">The property's name.</param>
    /// <param name="value">The number.</param>
    /// <param name="decimals">Exactly so many decimal places; <see langword="null"/> for as many as it needs.</param>
    public static void WriteNumberText(this Utf8JsonWriter writer, string name, decimal value, int? decimals = null)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteString(name, decimals is { } places ? PlainNumber.Text(value, places) : PlainNumber.Text(value));
    }

    /// <summary>Writes a number as a JSON string of plain decimal text, as an element of an array.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The number.</param>
    /// <param name="decimals">Exactly so many decimal places; <see langword="null"/> for as many as it needs.</param>
    public static void WriteNumberTextValue(this Utf8JsonWriter writer, decimal value, int? decimals = null)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(decimals is { } places ? PlainNumber.Text(value, places) : PlainNumber.Text(value));
    }
}

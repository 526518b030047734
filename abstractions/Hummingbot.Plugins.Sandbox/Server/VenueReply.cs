using System.Text;
using System.Text.Json;

namespace Hummingbot.Plugins.Sandbox.Server;

/// <summary>What a venue answers.</summary>
public sealed class VenueReply
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; init; } = 200;

    /// <summary>The body's type; <see langword="null"/> without a body.</summary>
    public string? ContentType { get; init; }

    /// <summary>The body.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Further headers; may be added to until the reply is sent.</summary>
    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>An answer in JSON that is there as text.</summary>
    /// <param name="json">The JSON text.</param>
    /// <param name="status">The HTTP status.</param>
    /// <returns>The reply.</returns>
    public static VenueReply Json(string json, int status = 200) =>
        new() { Status = status, ContentType = "application/json; charset=utf-8", Body = Encoding.UTF8.GetBytes(json) };

    /// <summary>An answer in JSON.</summary>
    /// <param name="write">Writes one JSON value.</param>
    /// <param name="status">The HTTP status.</param>
    /// <returns>The reply.</returns>
    public static VenueReply Json(Action<Utf8JsonWriter> write, int status = 200) =>
        new() { Status = status, ContentType = "application/json; charset=utf-8", Body = JsonText.Write(write) };

    /// <summary>An answer in plain text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="status">The HTTP status.</param>
    /// <returns>The reply.</returns>
    public static VenueReply Text(string text, int status = 200) =>
        new() { Status = status, ContentType = "text/plain; charset=utf-8", Body = Encoding.UTF8.GetBytes(text) };

    /// <summary>The same reply with a header.</summary>
    /// <param name="name">The header's name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>This reply.</returns>
    public VenueReply WithHeader(string name, string value)
    {
        Headers[name] = value;
        return this;
    }
}

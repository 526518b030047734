namespace Hummingbot.Plugins.Testing;

/// <summary>An answer prepared for <see cref="MockRestServer"/>. Immutable.</summary>
public sealed record MockResponse
{
    /// <summary>The body.</summary>
    public required string Body { get; init; }

    /// <summary>The status.</summary>
    public int Status { get; init; } = 200;

    /// <summary>The type of the body.</summary>
    public string ContentType { get; init; } = "application/json";

    /// <summary>Further headers.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>How long the answer waits, by the server's clock.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Whether the connection breaks in place of an answer.</summary>
    public bool IsAborted { get; init; }

    /// <summary>A JSON answer.</summary>
    /// <param name="body">The JSON text.</param>
    /// <param name="status">The status.</param>
    public static MockResponse Json(string body, int status = 200) => new() { Body = body, Status = status };

    /// <summary>A plain text answer.</summary>
    /// <param name="body">The text.</param>
    /// <param name="status">The status.</param>
    public static MockResponse Text(string body, int status = 200) => new() { Body = body, Status = status, ContentType = "text/plain" };

    /// <summary>No answer: the connection breaks once the request has been read.</summary>
    public static MockResponse Abort() => new() { Body = string.Empty, IsAborted = true };
}

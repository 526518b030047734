namespace Hummingbot.Plugins;

/// <summary>A request before it is signed. Immutable. Parameters keep the order in which they are to be sent.</summary>
/// <remarks>A request has form parameters, or a body, or neither; never both.</remarks>
public sealed record RestRequestToSign
{
    /// <summary>The verb.</summary>
    public required HttpMethod Method { get; init; }

    /// <summary>The absolute address without the query parameters below.</summary>
    public required Uri Uri { get; init; }

    /// <summary>The query parameters, not yet percent-encoded; numbers as plain decimal text.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> QueryParameters { get; init; } = [];

    /// <summary>The parameters of an <c>application/x-www-form-urlencoded</c> body, not yet percent-encoded.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> FormParameters { get; init; } = [];

    /// <summary>The exact bytes of a body that is not a form; empty for none. Not copied: it must not change before the request has been
    /// sent.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The type of <see cref="Body"/>, such as <c>application/json</c>; <see langword="null"/> without one.</summary>
    public string? ContentType { get; init; }

    /// <summary>The verb and the address without parameters.</summary>
    /// <returns>Text that is safe to show.</returns>
    public override string ToString() => $"{Method} {Uri.GetLeftPart(UriPartial.Path)}";
}

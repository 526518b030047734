namespace Hummingbot.Plugins;

/// <summary>
/// A request as it is to be sent. Immutable. What was signed is what is here: the sender passes path, query, headers and body on byte for
/// byte and adds nothing that the signature covers.
/// </summary>
public sealed record SignedRequest
{
    /// <summary>The verb.</summary>
    public required HttpMethod Method { get; init; }

    /// <summary>
    /// The absolute address with its whole query, percent-encoded. The text that goes out, and so the text to sign, is its
    /// <see cref="Uri.PathAndQuery"/>; a venue whose encoding <see cref="Uri"/> would change needs
    /// <see cref="UriCreationOptions.DangerousDisablePathAndQueryCanonicalization"/>.
    /// </summary>
    public required Uri Uri { get; init; }

    /// <summary>The headers that authenticate the request, without those that describe the body.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The exact bytes of the body; empty for none.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The type of <see cref="Body"/>; <see langword="null"/> without one.</summary>
    public string? ContentType { get; init; }

    /// <summary>The verb and the address without keys and signature.</summary>
    /// <returns>Text that is safe to show.</returns>
    public override string ToString() => $"{Method} {Uri.GetLeftPart(UriPartial.Path)}";
}

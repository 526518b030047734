using System.Text;

namespace Hummingbot.Plugins;

/// <summary>One raw message of an account's private stream.</summary>
/// <remarks>It describes the account: it is shown on the operator's request only, and never logged or recorded by default.</remarks>
public sealed class UserStreamMessage
{
    /// <summary>The message as the venue sent it, in UTF-8, decompressed. Owned by this object: it may be kept and is never
    /// reused.</summary>
    public required ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>When the message arrived, by this side's clock.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The venue's word for the kind of event, such as <c>executionReport</c>, when the data source has already read it.</summary>
    public string? Kind { get; init; }

    /// <summary>The payload as text, for display.</summary>
    /// <returns>The decoded payload.</returns>
    public string GetText() => Encoding.UTF8.GetString(Payload.Span);
}

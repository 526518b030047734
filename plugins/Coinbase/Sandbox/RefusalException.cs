using System.Diagnostics.CodeAnalysis;

namespace Hummingbot.Plugins.Coinbase.Sandbox;

/// <summary>The venue refuses a request, in its own words.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="message">The venue's words.</param>
[SuppressMessage("Design", "CA1032", Justification = "Never without status and words.")]
internal sealed class RefusalException(int status, string message) : Exception(message)
{
    public int Status { get; } = status;

    public static RefusalException NotFound() => new(404, "NotFound");

    public static RefusalException Invalid(string field) => new(400, $"Invalid {field}");
}

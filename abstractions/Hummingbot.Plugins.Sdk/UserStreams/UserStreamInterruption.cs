using System.Text;

namespace Hummingbot.Plugins.Sdk.UserStreams;

/// <summary>
/// Stands in the queue where messages may be missing: after every connect, or where the queue was full. Whoever reads it asks for orders, fills
/// and balances over REST.
/// </summary>
public static class UserStreamInterruption
{
    /// <summary>Its <see cref="UserStreamMessage.Kind"/>; no venue has such a word.</summary>
    public const string Kind = "#interrupted";

    /// <summary>Makes one.</summary>
    /// <param name="reason">Why, fit for a log.</param>
    /// <param name="now">The time.</param>
    /// <returns>The message; its payload is the reason.</returns>
    public static UserStreamMessage Create(string reason, DateTimeOffset now) =>
        new() { Payload = Encoding.UTF8.GetBytes(reason), ReceivedAt = now, Kind = Kind };

    /// <summary>Whether a message is one.</summary>
    /// <param name="message">The message.</param>
    public static bool Is(UserStreamMessage message) => message.Kind == Kind;
}

using System.Collections.Concurrent;
using System.Text;

namespace Hummingbot.Plugins.Sdk.Tests.Support;

/// <summary>Keeps what would be recorded, as one line a message.</summary>
public sealed class CapturingWireTap : IWireTap
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyList<string> Lines => [.. _lines];

    public void OnMessage(in WireMessage message) => _lines.Enqueue(
        $"{message.Channel} {message.Direction} {message.Method} {new Uri(message.Url).PathAndQuery} {Encoding.UTF8.GetString(message.Body.Span)}");
}

using System.Buffers;

namespace Hummingbot.Plugins.Hosting;

/// <summary>A message that waits to be written, with its own copy of the body in a pooled buffer.</summary>
internal readonly struct QueuedMessage
{
    private readonly byte[] _body;

    private QueuedMessage(in WireMessage message, byte[] body)
    {
        _body = body;
        Channel = message.Channel;
        Direction = message.Direction;
        Time = message.Time;
        Url = message.Url;
        Method = message.Method;
        Connection = message.Connection;
        IsBinary = message.IsBinary;
        Length = message.Body.Length;
    }

    public WireChannel Channel { get; }

    public WireDirection Direction { get; }

    public DateTimeOffset Time { get; }

    public string Url { get; }

    public string? Method { get; }

    public int Connection { get; }

    public bool IsBinary { get; }

    public int Length { get; }

    public ReadOnlySpan<byte> Body => _body.AsSpan(0, Length);

    /// <summary>Copies a message out of the hands of its owner.</summary>
    public static QueuedMessage Copy(in WireMessage message)
    {
        var body = ArrayPool<byte>.Shared.Rent(message.Body.Length);
        message.Body.Span.CopyTo(body);
        return new QueuedMessage(message, body);
    }

    /// <summary>Gives the buffer back; the body must not be touched again.</summary>
    public void Return() => ArrayPool<byte>.Shared.Return(_body);
}

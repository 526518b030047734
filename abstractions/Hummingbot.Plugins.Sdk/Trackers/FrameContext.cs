using System.Threading.Channels;

namespace Hummingbot.Plugins.Sdk.Trackers;

/// <summary>What a venue's parser reads a message with, and where it puts what it found.</summary>
public ref struct FrameContext
{
    private readonly IOrderBookMessagePool _pool;
    private readonly ChannelWriter<OrderBookMessage> _output;

    internal FrameContext(
        IOrderBookMessagePool pool, ChannelWriter<OrderBookMessage> output, OrderBookMessageType kinds, long receivedTimestamp)
    {
        _pool = pool;
        _output = output;
        Kinds = kinds;
        ReceivedTimestamp = receivedTimestamp;
    }

    /// <summary>The kinds of messages that somebody wants; others need not be parsed further than their pair.</summary>
    public OrderBookMessageType Kinds { get; }

    /// <summary>When the message was received, as <see cref="TimeProvider.GetTimestamp"/>.</summary>
    public long ReceivedTimestamp { get; }

    /// <summary>The pair that the message concerns. Set it as soon as it is known: a failure further on then costs this pair alone.</summary>
    public string? TradingPair { get; set; }

    /// <summary>The id of the subscription request that the message acknowledges, 0 when acknowledgements carry no id, else −1.</summary>
    public long AcknowledgedRequest { get; set; } = -1;

    /// <summary>
    /// The venue's words when it refused a request, together with <see cref="AcknowledgedRequest"/>; and with <see cref="TradingPair"/> when the
    /// words name one pair as the cause, which then fails alone.
    /// </summary>
    public string? RequestError { get; set; }

    /// <summary>Why the connection should be opened anew (the venue announced its end), or <see langword="null"/>.</summary>
    public string? ReconnectReason { get; set; }

    /// <summary>Lends a cleared message, to be emitted or returned.</summary>
    /// <param name="type">What it will say.</param>
    public readonly OrderBookMessage Rent(OrderBookMessageType type)
    {
        var message = _pool.Rent();
        message.Type = type;
        message.ReceivedTimestamp = ReceivedTimestamp;
        return message;
    }

    /// <summary>Hands a message on, with its ownership.</summary>
    /// <param name="message">A message from <see cref="Rent"/>.</param>
    public readonly void Emit(OrderBookMessage message)
    {
        if (!_output.TryWrite(message)) message.Return();
    }
}

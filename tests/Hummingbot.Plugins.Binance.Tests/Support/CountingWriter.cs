using System.Threading.Channels;

namespace Hummingbot.Plugins.Binance.Tests.Support;

/// <summary>Gives every message back at once and keeps only its type.</summary>
internal sealed class CountingWriter : ChannelWriter<OrderBookMessage>
{
    public List<OrderBookMessageType> Types { get; } = [];

    public override bool TryWrite(OrderBookMessage item)
    {
        Types.Add(item.Type);
        item.Return();
        return true;
    }

    public override ValueTask<bool> WaitToWriteAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult(true);
}

using System.Threading.Channels;

namespace Hummingbot.Plugins.Fixtures;

/// <summary>Market data that never comes from anywhere.</summary>
public sealed class CannedDataSource(string exchange) : IOrderBookTrackerDataSource
{
    public string ExchangeName => exchange;

    public bool HasUpdateIds => true;

    public bool StreamsSnapshots => false;

    public Task<IReadOnlyDictionary<string, decimal>> GetLastTradedPricesAsync(
        IReadOnlyCollection<string> tradingPairs, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, decimal>>(tradingPairs.ToDictionary(pair => pair, _ => 1.5m));

    public Task<OrderBookMessage> GetSnapshotAsync(string tradingPair, CancellationToken cancellationToken) =>
        Task.FromResult(new OrderBookMessage { Type = OrderBookMessageType.Snapshot, TradingPair = tradingPair });

    public Task<IOrderBook> GetNewOrderBookAsync(string tradingPair, CancellationToken cancellationToken) =>
        throw new ExchangeException(exchange, ExchangeErrorKind.Unsupported, "A fixture keeps no books.");

    public Task ListenAsync(
        IReadOnlyCollection<string> tradingPairs,
        OrderBookMessageType kinds,
        ChannelWriter<OrderBookMessage> output,
        CancellationToken cancellationToken) => Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);

    public Task SubscribeAsync(string tradingPair, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task UnsubscribeAsync(string tradingPair, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task RequestSnapshotAsync(string tradingPair, ChannelWriter<OrderBookMessage> output, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    public string? Translate(in WireMessage message, ChannelWriter<OrderBookMessage> output) => null;
}

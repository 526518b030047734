using Hummingbot.Plugins.Sdk.OrderBooks;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hummingbot.Plugins.Benchmarks;

/// <summary>An empty book of one pair, which never changes.</summary>
internal sealed class NoBooks(string tradingPair) : IOrderBookTracker
{
    public string ExchangeName => "soak";

    public IOrderBookTrackerDataSource DataSource => throw new InvalidOperationException("There is no market.");

    public bool IsReady => true;

    public IReadOnlyDictionary<string, IOrderBook> OrderBooks { get; } =
        new Dictionary<string, IOrderBook> { [tradingPair] = new OrderBook(tradingPair, NullLogger.Instance) };

    public IReadOnlyDictionary<string, OrderBookStatus> Statuses { get; } = new Dictionary<string, OrderBookStatus>();

    public IReadOnlyDictionary<string, OrderBookSnapshot> Snapshot { get; } = new Dictionary<string, OrderBookSnapshot>();

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task WaitUntilReadyAsync(string? tradingPair, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<bool> AddTradingPairAsync(string tradingPair, CancellationToken cancellationToken) => Task.FromResult(false);

    public Task<bool> RemoveTradingPairAsync(string tradingPair, CancellationToken cancellationToken) => Task.FromResult(false);

    public Task ReplayAsync(
        IAsyncEnumerable<WireMessage> recording, IReadOnlyCollection<string>? tradingPairs, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("There is no market.");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

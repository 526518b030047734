namespace Hummingbot.Plugins.Fixtures;

/// <summary>A tracker without books.</summary>
public sealed class CannedTracker(IOrderBookTrackerDataSource dataSource) : IOrderBookTracker
{
    public string ExchangeName => dataSource.ExchangeName;

    public IOrderBookTrackerDataSource DataSource => dataSource;

    public bool IsReady => false;

    public IReadOnlyDictionary<string, IOrderBook> OrderBooks => new Dictionary<string, IOrderBook>();

    public IReadOnlyDictionary<string, OrderBookStatus> Statuses => new Dictionary<string, OrderBookStatus>();

    public IReadOnlyDictionary<string, OrderBookSnapshot> Snapshot => new Dictionary<string, OrderBookSnapshot>();

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task WaitUntilReadyAsync(string? tradingPair, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<bool> AddTradingPairAsync(string tradingPair, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task<bool> RemoveTradingPairAsync(string tradingPair, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task ReplayAsync(
        IAsyncEnumerable<WireMessage> recording, IReadOnlyCollection<string>? tradingPairs, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

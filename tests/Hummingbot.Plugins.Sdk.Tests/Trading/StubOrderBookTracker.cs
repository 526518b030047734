using Hummingbot.Plugins.Sdk.OrderBooks;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hummingbot.Plugins.Sdk.Tests.Trading;

/// <summary>One real book, set by hand.</summary>
internal sealed class StubOrderBookTracker : IOrderBookTracker
{
    private readonly OrderBook _book = new(Say.Pair, NullLogger.Instance);

    public StubOrderBookTracker() => Quote(99, 101);

    public bool IsStarted { get; private set; }

    public string ExchangeName => "scripted";

    public IOrderBookTrackerDataSource DataSource => throw new InvalidOperationException("The stub has none.");

    public bool IsReady => IsStarted;

    public IReadOnlyDictionary<string, IOrderBook> OrderBooks => new Dictionary<string, IOrderBook> { [Say.Pair] = _book };

    public IReadOnlyDictionary<string, OrderBookStatus> Statuses => new Dictionary<string, OrderBookStatus>();

    public IReadOnlyDictionary<string, OrderBookSnapshot> Snapshot => new Dictionary<string, OrderBookSnapshot>();

    public Func<Task>? OnStart { get; set; }

    public void Quote(long bid, long ask)
    {
        var message = new OrderBookMessage { Type = OrderBookMessageType.Snapshot, UpdateId = 1, TradingPair = Say.Pair };
        message.AddBid(new OrderBookLevel(bid, 1));
        message.AddAsk(new OrderBookLevel(ask, 1));
        _book.ApplySnapshot(message);
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (OnStart is not null) await OnStart();
        IsStarted = true;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        IsStarted = false;
        return Task.CompletedTask;
    }

    public Task WaitUntilReadyAsync(string? tradingPair, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<bool> AddTradingPairAsync(string tradingPair, CancellationToken cancellationToken) => Task.FromResult(false);

    public Task<bool> RemoveTradingPairAsync(string tradingPair, CancellationToken cancellationToken) => Task.FromResult(false);

    public Task ReplayAsync(
        IAsyncEnumerable<WireMessage> recording, IReadOnlyCollection<string>? tradingPairs, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("The stub cannot replay.");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

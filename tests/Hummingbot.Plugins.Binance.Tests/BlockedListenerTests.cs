using Hummingbot.Plugins.Binance.Tests.Support;

namespace Hummingbot.Plugins.Binance.Tests;

public sealed class BlockedListenerTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_listener_that_blocks_shows_and_every_pair_recovers_when_it_lets_go()
    {
        await using var venue = await FakeVenue.StartAsync();
        await using var host = new PluginHost(venue.Settings("BTC-USDT", "ETH-BTC"));
        await host.Tracker.StartAsync(Cancelled);
        await host.Tracker.WaitUntilReadyAsync(null, Cancelled).WaitAsync(TimeSpan.FromSeconds(30), Cancelled);
        using var gate = new ManualResetEventSlim();
        using (host.Tracker.OrderBooks["BTC-USDT"].SubscribeChanges(_ => gate.Wait()))
        {
            venue.Change("BTCUSDT", isBid: true, 100.5m, 1m);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
            limit.CancelAfter(TimeSpan.FromSeconds(60));
            while (host.Tracker.Statuses["BTC-USDT"].State == OrderBookState.Ready) await Task.Delay(10, limit.Token);
            Assert.Contains("has held up", host.Tracker.Statuses["BTC-USDT"].Reason, StringComparison.Ordinal);
            Assert.False(host.Tracker.IsReady);
            gate.Set();
        }

        // A book kept apart resyncs with the next update, the others with their new connection.
        venue.Change("BTCUSDT", isBid: true, 100.75m, 1m);
        await host.Tracker.OrderBooks["BTC-USDT"].UntilAsync(changed => changed.BestBid?.Price == 100.75m);
        await host.Tracker.WaitUntilReadyAsync(null, Cancelled).WaitAsync(TimeSpan.FromSeconds(30), Cancelled);
    }
}

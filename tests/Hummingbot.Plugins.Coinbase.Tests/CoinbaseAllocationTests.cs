using Hummingbot.Plugins.Coinbase.Tests.Support;

namespace Hummingbot.Plugins.Coinbase.Tests;

public sealed class CoinbaseAllocationTests
{
    [Fact]
    public async Task Level_messages_are_read_without_allocating()
    {
        await using var host = new PluginHost();
        AssertAllocatesNothing(
            host.Prepared(),
            """{"type":"l2update","product_id":"ETH-USD","changes":[["sell","0.00001306","660.5"]],"time":"2021-04-17T16:43:37.075687Z"}""",
            """{"changes":[["buy","100.25","0"],["sell","101.5","0.00000001"]],"time":"2021-04-17T16:43:37.075687Z","product_id":"ETH-USD","type":"l2update"}""",
            """{"type":"match","trade_id":10,"maker_order_id":"ac928c66-ca53-498f-9c13-a110027a60e8","side":"sell","size":"5.2","price":"400.23","product_id":"ETH-USD","sequence":50,"time":"2014-11-07T08:19:27.028459Z"}""",
            """{"type":"ticker","sequence":7,"product_id":"ETH-USD","price":"14.7775","best_bid":"14.7550","side":"buy","time":"2021-04-17T16:43:30.244075Z","trade_id":881613}""",
            """{"type":"heartbeat","sequence":90,"last_trade_id":20,"product_id":"ETH-USD","time":"2014-11-07T08:19:28.464459Z"}""");
    }

    [Fact]
    public async Task Order_messages_are_read_without_allocating()
    {
        var venue = new OrderSimulator(seed: 7);
        await using var host = PluginHost.Full();
        AssertAllocatesNothing(host.Prepared(), [.. Enumerable.Range(0, 500).Select(_ => venue.Next())]);
    }

    private static void AssertAllocatesNothing(IOrderBookTrackerDataSource source, params string[] frames)
    {
        var messages = frames.Select(Frames.Feed).ToArray();
        var written = new CountingWriter();
        Translate(rounds: 50);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Translate(rounds: 50);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.NotEqual(0, written.Count);

        void Translate(int rounds)
        {
            for (var round = 0; round < rounds; round++)
            {
                for (var i = 0; i < messages.Length; i++) source.Translate(in messages[i], written);
            }
        }
    }
}

using Hummingbot.Plugins.Coinbase.Tests.Support;

namespace Hummingbot.Plugins.Coinbase.Tests.UserStream;

public sealed class CoinbaseUserStreamTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_logs_in_for_every_product_that_is_online_and_hands_on_what_concerns_orders()
    {
        await using var venue = await FakeCoinbase.StartAsync();
        await using var host = venue.Connect("level2_batch", PluginHost.Credentials);
        var stream = host.Get<IUserStreamTracker>();
        await stream.StartAsync(Cancelled);
        await Soon.Until(() => venue.Requests.Count == 2);
        Assert.Equal(["subscribe BTC-USD,ETH-USD,SOL-USD,XRP-USD user", "subscribe ETH-USD heartbeat"], venue.Requests);
        await Soon.Until(() => stream.DataSource.LastTransportReceived is not null);
        Assert.Null(stream.LastReceived);

        await venue.SendAsync("ETH-USD", """{"type":"heartbeat","sequence":90,"last_trade_id":20,"product_id":"ETH-USD","time":"2026-01-01T00:00:00Z"}""");
        await venue.SendAsync("ETH-USD", """{"type":"something_new","product_id":"ETH-USD"}""");
        await venue.SendAsync("ETH-USD", """{"type":"done","order_id":"o-1","product_id":"ETH-USD"}""");
        await venue.SendAsync("ETH-USD", "no json at all");
        // What happened before it was connected is not known from it.
        Assert.Equal("#interrupted", (await stream.UserStream.ReadAsync(Cancelled).AsTask().InTime()).Kind);
        var done = await stream.UserStream.ReadAsync(Cancelled).AsTask().InTime();
        Assert.Equal("done", done.Kind);
        Assert.Contains("o-1", done.GetText(), StringComparison.Ordinal);
        // Whatever it was, it may have been about an order.
        Assert.Equal("no json at all", (await stream.UserStream.ReadAsync(Cancelled).AsTask().InTime()).GetText());
        Assert.NotNull(stream.LastReceived);
        await stream.StopAsync(Cancelled).InTime();
    }

    [Fact]
    public async Task A_loss_is_marked_where_messages_may_be_missing()
    {
        await using var venue = await FakeCoinbase.StartAsync();
        await using var host = venue.Connect("level2_batch", PluginHost.Credentials);
        var stream = host.Get<IUserStreamTracker>();
        await stream.StartAsync(Cancelled);
        Assert.Equal("#interrupted", (await stream.UserStream.ReadAsync(Cancelled).AsTask().InTime()).Kind);
        await venue.SubscribedAsync("ETH-USD");
        venue.Cut();
        Assert.Equal("#interrupted", (await stream.UserStream.ReadAsync(Cancelled).AsTask().InTime()).Kind);
        await stream.StopAsync(Cancelled).InTime();
    }

    [Fact]
    public async Task Wrong_keys_end_it_with_an_error_that_says_so()
    {
        await using var venue = await FakeCoinbase.StartAsync();
        var wrong = new ExchangeCredentials([new("api_key", "test-key"), new("secret_key", "d3Jvbmc="), new("passphrase", "test-passphrase")]);
        await using var host = venue.Connect("level2_batch", wrong);
        var output = System.Threading.Channels.Channel.CreateUnbounded<UserStreamMessage>();
        var error = await Assert.ThrowsAsync<ExchangeException>(
            () => host.Get<IUserStreamTrackerDataSource>().ListenForUserStreamAsync(output.Writer, Cancelled).InTime());
        Assert.Equal((ExchangeErrorKind.Authentication, "coinbase"), (error.Kind, error.Exchange));
        Assert.Contains("invalid signature", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_product_that_the_feed_does_not_know_is_left_out()
    {
        await using var venue = await FakeCoinbase.StartAsync();
        venue.Answers["/products"] = () => Frames.Products.Replace("\"offline\"", "\"online\"", StringComparison.Ordinal);
        await using var host = venue.Connect("level2_batch", PluginHost.Credentials);
        var stream = host.Get<IUserStreamTracker>();
        await stream.StartAsync(Cancelled);
        await Soon.Until(() => venue.Requests.Contains("subscribe BTC-USD,ETH-USD,SOL-USD,XRP-USD user"));
        Assert.Equal("subscribe BTC-USD,ETH-USD,SOL-USD,XRP-USD,ZEC-USD user", venue.Requests.First());
        await stream.StopAsync(Cancelled).InTime();
    }

    [Fact]
    public async Task A_clock_that_goes_wrong_is_put_right()
    {
        await using var venue = await FakeCoinbase.StartAsync();
        await using var host = venue.Connect("level2_batch", PluginHost.Credentials);
        var stream = host.Get<IUserStreamTracker>();
        await stream.StartAsync(Cancelled);
        await Soon.Until(() => stream.DataSource.LastTransportReceived is not null);

        venue.Skew = TimeSpan.FromMinutes(-3);
        venue.Cut();
        await Soon.Until(() => venue.CountOf("/time") >= 10 && stream.DataSource.LastTransportReceived is not null);
        await stream.StopAsync(Cancelled).InTime();
    }
}

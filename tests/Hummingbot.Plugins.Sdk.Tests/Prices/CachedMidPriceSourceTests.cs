using Hummingbot.Plugins.Sdk.Prices;
using Hummingbot.Plugins.Sdk.Tests.Support;

namespace Hummingbot.Plugins.Sdk.Tests.Prices;

public sealed class CachedMidPriceSourceTests
{
    private readonly ManualTimeProvider _time = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_price_is_kept_for_ten_seconds_a_pair()
    {
        var requests = new List<string>();
        var source = new Source(_time, (pair, _) =>
        {
            requests.Add(pair);
            return Task.FromResult<(decimal?, decimal?)>((100m, 100m + requests.Count));
        });
        Assert.Equal(100.5m, await source.GetMidPriceAsync("BTC-USD", Token).InTime());
        Assert.Equal(101m, await source.GetMidPriceAsync("ETH-USD", Token).InTime());
        _time.Advance(TimeSpan.FromSeconds(9.9));
        Assert.Equal(100.5m, await source.GetMidPriceAsync("BTC-USD", Token).InTime());
        _time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal(101.5m, await source.GetMidPriceAsync("BTC-USD", Token).InTime());
        Assert.Equal(["BTC-USD", "ETH-USD", "BTC-USD"], requests);
    }

    [Fact]
    public async Task Callers_at_the_same_time_share_one_request_and_one_that_gives_up_leaves_alone()
    {
        var requests = 0;
        var answer = new TaskCompletionSource<(decimal?, decimal?)>();
        var source = new Source(_time, (_, _) =>
        {
            requests++;
            return answer.Task;
        });
        using var impatient = new CancellationTokenSource();
        var first = source.GetMidPriceAsync("BTC-USD", impatient.Token);
        var second = source.GetMidPriceAsync("BTC-USD", Token);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first.InTime());
        answer.SetResult((1m, 2m));
        Assert.Equal(1.5m, await second.InTime());
        Assert.Equal(1, requests);
    }

    [Fact]
    public async Task When_nobody_waits_any_longer_the_request_is_cancelled_and_the_next_caller_starts_a_new_one()
    {
        var requests = 0;
        var cancelled = new TaskCompletionSource();
        var source = new Source(_time, async (_, token) =>
        {
            if (++requests > 1) return (1m, 3m);
            await using var registration = token.Register(cancelled.SetResult);
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
            return default;
        });
        using var impatient = new CancellationTokenSource();
        var first = source.GetMidPriceAsync("BTC-USD", impatient.Token);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first.InTime());
        await cancelled.Task.InTime();
        Assert.Equal(2m, await source.GetMidPriceAsync("BTC-USD", Token).InTime());
    }

    [Fact]
    public async Task A_failure_is_not_kept()
    {
        var requests = 0;
        var source = new Source(_time, (_, _) => ++requests == 1
            ? Task.FromException<(decimal?, decimal?)>(new ExchangeException("venue", ExchangeErrorKind.Transport, "no way"))
            : Task.FromResult<(decimal?, decimal?)>((1m, 2m)));
        await Assert.ThrowsAsync<ExchangeException>(() => source.GetMidPriceAsync("BTC-USD", Token).InTime());
        Assert.Equal(1.5m, await source.GetMidPriceAsync("BTC-USD", Token).InTime());
    }

    [Theory]
    [InlineData("1", null)]
    [InlineData(null, "1")]
    [InlineData("1", "0")]
    public async Task An_empty_side_is_no_price_and_is_kept_as_such(string? bid, string? ask)
    {
        var requests = 0;
        var source = new Source(_time, (_, _) =>
        {
            requests++;
            return Task.FromResult((Parse(bid), Parse(ask)));
        });
        Assert.Null(await source.GetMidPriceAsync("BTC-USD", Token).InTime());
        Assert.Null(await source.GetMidPriceAsync("BTC-USD", Token).InTime());
        Assert.Equal(1, requests);
    }

    private static decimal? Parse(string? text) =>
        text is null ? null : decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private sealed class Source(TimeProvider time, Func<string, CancellationToken, Task<(decimal? Bid, decimal? Ask)>> ask)
        : CachedMidPriceSource(time)
    {
        protected override async Task<decimal?> FetchMidPriceAsync(string tradingPair, CancellationToken cancellationToken)
        {
            var (bestBid, bestAsk) = await ask(tradingPair, cancellationToken);
            return Mid(bestBid, bestAsk);
        }
    }
}

using Hummingbot.Plugins.Coinbase.Rest;
using Hummingbot.Plugins.Coinbase.Tests.Support;

namespace Hummingbot.Plugins.Coinbase.Tests.Trading;

public sealed class CoinbasePagesTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(230)]
    public async Task Open_orders_are_read_to_the_last_page(int count)
    {
        await using var venue = await TradingVenue.StartAsync("rest", venue =>
        {
            for (var i = 0; i < count; i++) venue.Place("user", TradeType.Buy, 0.001m, 2000m + i);
        });
        var account = venue.Host.Get<ICoinbaseAccountClient>();
        var orders = await CoinbasePages.ReadAllAsync(
            after => account.GetOrdersAsync(["open", "pending", "active"], CoinbaseFacts.PageSize, after, Cancelled),
            CoinbaseJson.Default.IReadOnlyListCoinbaseOrder,
            Cancelled);
        Assert.Equal(count, orders.DistinctBy(order => order.Id).Count());
        Assert.Equal(Enumerable.Range(0, count).Select(i => 2000m + i), orders.Select(order => order.Price!.Value).Order());
    }

    [Fact]
    public async Task Pages_that_do_not_end_are_given_up()
    {
        var page = $"[{string.Join(',', Enumerable.Repeat("""{"currency":"USD","balance":"1","available":"1"}""", CoinbaseFacts.PageSize))}]";
        var asked = 0;
        var error = await Assert.ThrowsAsync<ExchangeException>(() => CoinbasePages.ReadAllAsync(
            _ =>
            {
                var answer = new HttpResponseMessage { Content = new StringContent(page) };
                answer.Headers.Add("CB-AFTER", $"{++asked / 5}");
                return Task.FromResult(answer);
            },
            CoinbaseJson.Default.IReadOnlyListCoinbaseAccount,
            Cancelled));
        Assert.Equal(ExchangeErrorKind.BadData, error.Kind);
        Assert.InRange(asked, 2, 10);
    }
}

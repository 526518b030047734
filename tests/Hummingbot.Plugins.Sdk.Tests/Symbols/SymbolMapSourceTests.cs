using Hummingbot.Plugins.Sdk.Symbols;

namespace Hummingbot.Plugins.Sdk.Tests.Symbols;

public sealed class SymbolMapSourceTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly ManualTimeProvider _time = new();
    private readonly List<string> _listed = ["BTC-USD"];
    private int _asked;
    private Exception? _failure;

    [Fact]
    public async Task The_venue_is_asked_when_the_map_is_needed_and_again_when_it_is_too_old()
    {
        var source = new SymbolMapSource(LoadAsync, _time);
        Assert.Same(SymbolMap.Empty, source.Current);
        Assert.Same(await source.GetAsync(Minute, Cancelled), await source.GetAsync(Minute, Cancelled));
        Assert.Equal(1, _asked);

        _time.Advance(TimeSpan.FromMinutes(2));
        await source.GetAsync(Timeout.InfiniteTimeSpan, Cancelled);
        Assert.Equal(1, _asked);
        var fresh = await source.GetAsync(Minute, Cancelled);
        Assert.Equal(2, _asked);
        Assert.Same(fresh, source.Current);
    }

    [Fact]
    public async Task A_pair_that_the_map_lacks_is_looked_for_on_a_fresh_one_but_not_too_often()
    {
        var source = new SymbolMapSource(LoadAsync, _time);
        await source.FindAsync("venue", "BTC-USD", Minute, Cancelled);
        _listed.Add("ETH-USD");
        var error = await Assert.ThrowsAsync<ExchangeException>(() => source.FindAsync("venue", "ETH-USD", Minute, Cancelled).AsTask());
        Assert.Equal((ExchangeErrorKind.NotFound, "venue has no trading pair ETH-USD."), (error.Kind, error.Message));
        Assert.Equal(1, _asked);

        _time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("ETHUSD", (await source.FindAsync("venue", "ETH-USD", Minute, Cancelled)).Symbol);
        Assert.Equal(2, _asked);
    }

    [Fact]
    public async Task A_failure_goes_to_the_caller_and_leaves_the_map_at_hand()
    {
        var source = new SymbolMapSource(LoadAsync, _time);
        var map = await source.GetAsync(Minute, Cancelled);
        _failure = new ExchangeException("venue", ExchangeErrorKind.Transport, "away");
        _time.Advance(TimeSpan.FromMinutes(2));
        Assert.Same(_failure, await Assert.ThrowsAsync<ExchangeException>(() => source.GetAsync(Minute, Cancelled).AsTask()));
        Assert.Same(map, source.Current);
        Assert.Equal("BTCUSD", (await source.FindAsync("venue", "BTC-USD", Minute, Cancelled)).Symbol);
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private Task<SymbolMap> LoadAsync(CancellationToken cancellationToken)
    {
        _asked++;
        return _failure is null
            ? Task.FromResult(new SymbolMap([.. _listed.Select(pair => new TradedSymbol(pair.Replace("-", string.Empty), pair))]))
            : Task.FromException<SymbolMap>(_failure);
    }
}

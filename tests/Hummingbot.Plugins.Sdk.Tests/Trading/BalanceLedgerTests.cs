using Hummingbot.Plugins.Sdk.Trading;

namespace Hummingbot.Plugins.Sdk.Tests.Trading;

public class BalanceLedgerTests
{
    private readonly BalanceLedger _ledger = new();

    [Fact]
    public void Before_balances_are_read_nothing_is_refused()
    {
        Assert.False(_ledger.IsKnown);
        Assert.True(_ledger.TryHold("a", "USDT", 100m, 100m));
        Assert.Equal(0m, _ledger.Available("USDT"));
    }

    [Fact]
    public void A_hold_counts_at_once_and_is_not_counted_twice_when_the_venue_counts_it_too()
    {
        State(1000m, 1000m);
        Assert.True(_ledger.TryHold("a", "USDT", 400m, 400m));
        Assert.Equal(600m, _ledger.Available("USDT"));
        Assert.False(_ledger.TryHold("b", "USDT", 700m, 700m));

        _ledger.Acknowledge("a", Say.T0);
        Assert.Equal(600m, _ledger.Available("USDT"));
        State(1000m, 600m);
        Assert.Equal(600m, _ledger.Available("USDT"));
        _ledger.Reduce("a", 0m, Say.T0);
        Assert.Equal(1000m, _ledger.Available("USDT"));
        State(1000m, 1000m);
        Assert.Equal(1000m, _ledger.Available("USDT"));
    }

    [Fact]
    public void A_statement_asked_for_before_the_acknowledgement_does_not_contain_the_hold()
    {
        State(1000m, 1000m);
        Assert.True(_ledger.TryHold("a", "USDT", 400m, 400m));
        var mark = _ledger.Mark();
        _ledger.Acknowledge("a", null);
        _ledger.Replace([new AssetBalance("USDT", 1000m, 1000m)], mark);
        Assert.Equal(600m, _ledger.Available("USDT"));
    }

    [Fact]
    public void Fills_move_both_assets_until_the_next_statement()
    {
        State(1000m, 1000m);
        Assert.True(_ledger.TryHold("a", "USDT", 400m, 400m));
        _ledger.Acknowledge("a", null);
        // Half of it at a better price.
        _ledger.Trade("USDT", -190m, null);
        _ledger.Trade("BTC", 2m, null);
        _ledger.Reduce("a", 200m, null);
        Assert.Equal(610m, _ledger.Available("USDT"));
        Assert.Equal(810m, _ledger.Total("USDT"));
        Assert.Equal(2m, _ledger.Available("BTC"));
        _ledger.Replace([new AssetBalance("USDT", 810m, 610m), new AssetBalance("BTC", 2m, 2m)], _ledger.Mark());
        Assert.Equal(610m, _ledger.Available("USDT"));
        Assert.Equal(2m, _ledger.Total("BTC"));
    }

    [Fact]
    public void What_the_venues_clock_puts_into_a_statement_is_not_applied_again()
    {
        State(1000m, 1000m);
        Assert.True(_ledger.TryHold("a", "USDT", 400m, 400m));
        // The stream tells the balance before the reply tells the acknowledgement, and before it tells the fill.
        _ledger.Update(new AssetBalance("USDT", 900m, 600m) { Timestamp = Say.T0.AddSeconds(2) });
        _ledger.Acknowledge("a", Say.T0.AddSeconds(1));
        _ledger.Trade("USDT", -100m, Say.T0.AddSeconds(2));
        _ledger.Reduce("a", 300m, Say.T0.AddSeconds(2));
        Assert.Equal(900m, _ledger.Total("USDT"));
        Assert.Equal(600m, _ledger.Available("USDT"));
        _ledger.Reduce("a", 0m, Say.T0.AddSeconds(3));
        Assert.Equal(900m, _ledger.Available("USDT"));
    }

    [Fact]
    public void An_older_statement_of_one_asset_is_ignored_and_newer_word_of_the_stream_outlives_an_answer_asked_for_before()
    {
        State(1000m, 1000m);
        var mark = _ledger.Mark();
        _ledger.Update(new AssetBalance("USDT", 500m, 500m) { Timestamp = Say.T0.AddSeconds(2) });
        _ledger.Update(new AssetBalance("USDT", 700m, 700m) { Timestamp = Say.T0.AddSeconds(1) });
        _ledger.Replace([new AssetBalance("USDT", 1000m, 1000m), new AssetBalance("BTC", 1m, 1m)], mark);
        Assert.Equal(500m, _ledger.Total("USDT"));
        Assert.Equal(1m, _ledger.Total("BTC"));
        _ledger.Replace([], _ledger.Mark());
        Assert.Equal(0m, _ledger.Total("USDT"));
        Assert.Empty(_ledger.Totals());
    }

    private void State(decimal total, decimal available) =>
        _ledger.Replace([new AssetBalance("USDT", total, available)], _ledger.Mark());
}

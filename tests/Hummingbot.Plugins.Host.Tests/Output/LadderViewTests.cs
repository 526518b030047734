using Hummingbot.Plugins.Host.Output.Ladder;

namespace Hummingbot.Plugins.Host.Tests.Output;

public class LadderViewTests
{
    private static readonly LadderModel Book = new()
    {
        Exchange = "binance",
        TradingPair = "NKN-USDT",
        State = OrderBookState.Ready,
        Asks = [new(0.3529m, 1927m, 1), new(0.3530m, 2568.5m, 1), new(0.3531m, 10m, 1)],
        Bids = [new(0.3524m, 2358m, 1), new(0.3523m, 4888m, 1), new(0.3522m, 2210m, 1)],
        Trades =
        [
            new("NKN-USDT", new DateTimeOffset(2021, 10, 12, 0, 28, 33, TimeSpan.Zero), TradeType.Buy, 0.3526m, 120m, null, 2),
            new("NKN-USDT", new DateTimeOffset(2021, 10, 12, 0, 28, 31, TimeSpan.Zero), TradeType.Sell, 0.35m, 7.25m, null, 1),
        ],
        UpdatesPerSecond = 12.34m,
        SinceLastChange = TimeSpan.FromMilliseconds(84),
    };

    [Fact]
    public void A_wide_ladder_has_bars_and_trades()
    {
        Assert.Equal(
            """
            binance NKN-USDT                                                         ● ready
            12.3 updates/s  gaps 0  changed 84 ms ago
             price  amount   total                            │ trades     price  amount
            0.3531    10.0  4505.5  ▏                         │ 00:28:33  0.3526  120.00
            0.3530  2568.5  4495.5  █████████████▏            │ 00:28:31  0.3500    7.25
            0.3529  1927.0  1927.0  █████████▉                │
            ─ 0.35265 ─ spread 0.0005 (0.142 %) ───────────── │
            0.3524  2358.0  2358.0  ████████████              │
            0.3523  4888.0  7246.0  █████████████████████████ │
            0.3522  2210.0  9456.0  ███████████▎              │

            """,
            Draw(80, 10, Book));
    }

    [Fact]
    public void A_narrow_ladder_leaves_out_what_has_no_room()
    {
        Assert.Equal(
            """
            binance NKN-USDT       ● ready
            12.3 updates/s  gaps 0
             price  amount   total
            0.3530  2568.5  4495.5  ███▏
            0.3529  1927.0  1927.0  ██▍
            ─ 0.35265 ────────────────────
            0.3524  2358.0  2358.0  ██▉
            0.3523  4888.0  7246.0  ██████

            """,
            Draw(30, 8, Book));
    }

    [Fact]
    public void A_book_that_is_not_ready_says_why()
    {
        var text = Draw(60, 8, Book with { State = OrderBookState.Resyncing, Reason = "An update was missed.", Asks = [] });
        Assert.Contains("○ resyncing", text, StringComparison.Ordinal);
        Assert.Contains("An update was missed.", text, StringComparison.Ordinal);
        Assert.Contains("one side is empty", text, StringComparison.Ordinal);
    }

    [Fact]
    public void No_size_of_window_and_no_text_breaks_the_picture()
    {
        var hostile = Book with { Reason = "\e[2Jboo\n", State = OrderBookState.Failed };
        for (var width = 1; width < 120; width += 7)
        {
            for (var height = 1; height < 30; height++)
            {
                var lines = Draw(width, height, hostile).Split('\n');
                Assert.Equal(height + 1, lines.Length);
                Assert.All(lines, line => Assert.True(line.Length <= width));
                Assert.All(lines, line => Assert.DoesNotContain('\e', line));
            }
        }
    }

    [Fact]
    public void Ladders_that_do_not_fit_side_by_side_take_turns()
    {
        LadderModel[] books = [Book, Book with { TradingPair = "BLZ-ETH" }, Book with { TradingPair = "LRC-BTC" }];
        var canvas = new Canvas(90, 14);
        Assert.Equal(2, LadderGrid.Draw(canvas, canvas.Area, books, page: 0));
        Assert.Contains("NKN-USDT", canvas.ToText(), StringComparison.Ordinal);
        Assert.Contains("BLZ-ETH", canvas.ToText(), StringComparison.Ordinal);
        Assert.DoesNotContain("LRC-BTC", canvas.ToText(), StringComparison.Ordinal);
        canvas.Clear();
        LadderGrid.Draw(canvas, canvas.Area, books, page: 1);
        Assert.Contains("LRC-BTC", canvas.ToText(), StringComparison.Ordinal);
    }

    private static string Draw(int width, int height, LadderModel model)
    {
        var canvas = new Canvas(width, height);
        LadderView.Draw(canvas, canvas.Area, model);
        return canvas.ToText();
    }
}

using System.Globalization;
using Hummingbot.Plugins.Hosting;

namespace Hummingbot.Plugins.Host.Output.Ladder;

/// <summary>Draws one order book: asks above, bids below, spread and mid between, depth as bars, trades at the right.</summary>
internal static class LadderView
{
    /// <summary>The smallest area in which a ladder says something.</summary>
    public const int MinWidth = 30;

    /// <summary>See <see cref="MinWidth"/>.</summary>
    public const int MinHeight = 8;

    private const int CaptionRow = 2;
    private const int FirstRow = 3;
    private const int Gap = 2;
    private const int MinBar = 6;
    private const int MinWidthWithTrades = 76;
    private const string Separator = " │ ";

    // From an empty cell to a full one, in eighths.
    private const string Blocks = " ▏▎▍▌▋▊▉█";

    /// <summary>Levels a side that fit into an area.</summary>
    public static int DepthFor(int height) => Math.Max(1, (height - FirstRow) / 2);

    /// <summary>Draws a book.</summary>
    public static void Draw(Canvas canvas, Area area, LadderModel model)
    {
        DrawTitle(canvas, area, model);
        DrawStatistics(canvas, area, model);
        var rows = area.Height - FirstRow;
        if (rows < 3) return;

        var askRows = (rows - 1) / 2;
        var bidRows = rows - 1 - askRows;
        var asks = Side.Of(model.Asks, askRows);
        var bids = Side.Of(model.Bids, bidRows);
        var trades = area.Width >= MinWidthWithTrades ? new TradesPane(model.Trades, area.Height - CaptionRow - 1) : null;
        var width = trades is null ? area.Width : area.Width - trades.Width - Separator.Length;
        DrawBook(canvas, area with { Width = width }, model, asks, bids, askRows);
        if (trades is null) return;

        for (var row = CaptionRow; row < area.Height; row++) canvas.Text(area, row, width, Separator, CellStyle.Dim);
        trades.Draw(canvas, new Area(area.Left + width + Separator.Length, area.Top + CaptionRow, trades.Width, area.Height - CaptionRow));
    }

    private static void DrawTitle(Canvas canvas, Area area, LadderModel model)
    {
        var column = canvas.Text(area, 0, 0, model.Exchange, CellStyle.Dim);
        column = canvas.Text(area, 0, column + 1, model.TradingPair, CellStyle.Strong);
        var (word, style) = model.State switch
        {
            OrderBookState.Ready => ("● ready", CellStyle.Good),
            OrderBookState.Resyncing => ("○ resyncing", CellStyle.Bad),
            OrderBookState.Failed => ("✕ failed", CellStyle.Bad),
            _ => ("○ waiting", CellStyle.Dim),
        };
        canvas.TextRight(area, 0, Math.Max(column + 1 + word.Length, area.Width), word, style);
    }

    private static void DrawStatistics(Canvas canvas, Area area, LadderModel model)
    {
        if (model is { State: not OrderBookState.Ready, Reason: { } reason })
        {
            canvas.Text(area, 1, 0, reason, CellStyle.Bad);
            return;
        }

        if (model.Caption is not null)
        {
            canvas.Text(area, 1, 0, model.Caption, CellStyle.Dim);
            return;
        }

        var text = string.Create(CultureInfo.InvariantCulture, $"{model.UpdatesPerSecond:0.0} updates/s");
        var column = canvas.Text(area, 1, 0, text, CellStyle.Dim);
        var gaps = string.Create(CultureInfo.InvariantCulture, $"gaps {model.Gaps}");
        column = canvas.Text(area, 1, column + Gap, gaps, model.Gaps > 0 ? CellStyle.Bad : CellStyle.Dim);
        if (model.SinceLastChange is { } age && column + Gap + 16 <= area.Width)
            canvas.Text(area, 1, column + Gap, $"changed {AgeText(age)} ago", CellStyle.Dim);
    }

    private static void DrawBook(Canvas canvas, Area area, LadderModel model, Side asks, Side bids, int askRows)
    {
        var price = new LadderColumn(asks.Prices.Concat(bids.Prices), "price");
        var amount = new LadderColumn(asks.Amounts.Concat(bids.Amounts), "amount");
        var total = new LadderColumn(asks.Totals.Concat(bids.Totals), "total");
        var columns = new List<LadderColumn> { price, amount };
        var used = price.Width + Gap + amount.Width;
        if (used + Gap + total.Width <= area.Width)
        {
            columns.Add(total);
            used += Gap + total.Width;
        }

        var ends = new List<int>();
        var end = 0;
        foreach (var column in columns)
        {
            end += column.Width + (end == 0 ? 0 : Gap);
            ends.Add(end);
            canvas.TextRight(area, CaptionRow, end, column.Caption, CellStyle.Dim);
        }

        var bar = area.Width - used - Gap;
        var largest = asks.Amounts.Concat(bids.Amounts).DefaultIfEmpty().Max();
        for (var i = 0; i < asks.Count; i++) DrawLevel(FirstRow + askRows - 1 - i, asks, i, CellStyle.Ask, CellStyle.AskBar);
        DrawMiddle(canvas, area, FirstRow + askRows, model, price);
        for (var i = 0; i < bids.Count; i++) DrawLevel(FirstRow + askRows + 1 + i, bids, i, CellStyle.Bid, CellStyle.BidBar);

        void DrawLevel(int row, Side side, int index, CellStyle style, CellStyle barStyle)
        {
            canvas.TextRight(area, row, ends[0], price.Format(side.Prices[index]), style);
            canvas.TextRight(area, row, ends[1], amount.Format(side.Amounts[index]));
            if (columns.Count > 2) canvas.TextRight(area, row, ends[2], total.Format(side.Totals[index]), CellStyle.Dim);
            if (bar >= MinBar) DrawBar(canvas, area, row, used + Gap, bar, side.Amounts[index], largest, barStyle);
        }
    }

    private static void DrawBar(Canvas canvas, Area area, int row, int column, int width, decimal amount, decimal largest, CellStyle style)
    {
        var eighths = largest > 0 ? (int)decimal.Round(amount / largest * width * 8) : 0;
        // A level that is there shows, however small.
        if (amount > 0) eighths = Math.Max(1, eighths);
        canvas.Fill(area, row, column, eighths / 8, Blocks[8], style);
        if (eighths % 8 > 0) canvas.Fill(area, row, column + (eighths / 8), 1, Blocks[eighths % 8], style);
    }

    private static void DrawMiddle(Canvas canvas, Area area, int row, LadderModel model, LadderColumn price)
    {
        canvas.Fill(area, row, 0, area.Width, '─', CellStyle.Dim);
        if (model.Mid is not { } mid || model.Spread is not { } spread)
        {
            canvas.Text(area, row, 1, model.State == OrderBookState.Initializing ? " no book yet " : " one side is empty ", CellStyle.Dim);
            return;
        }

        var column = canvas.Text(area, row, 1, $" {DecimalText.Format(mid)} ", CellStyle.Strong);
        var percent = mid == 0 ? 0 : spread / mid * 100;
        var text = string.Create(CultureInfo.InvariantCulture, $" spread {price.Format(spread)} ({percent:0.###} %) ");
        if (column + 1 + text.Length <= area.Width) canvas.Text(area, row, column + 1, text, CellStyle.Dim);
    }

    private static string AgeText(TimeSpan age) => age.TotalSeconds switch
    {
        < 1 => string.Create(CultureInfo.InvariantCulture, $"{age.TotalMilliseconds:0} ms"),
        < 120 => string.Create(CultureInfo.InvariantCulture, $"{age.TotalSeconds:0.0} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{age.TotalMinutes:0} min"),
    };

    /// <summary>The visible levels of one side, best first.</summary>
    private sealed record Side(decimal[] Prices, decimal[] Amounts, decimal[] Totals)
    {
        public int Count => Prices.Length;

        public static Side Of(IReadOnlyList<OrderBookRow> rows, int depth)
        {
            var count = Math.Min(depth, rows.Count);
            var side = new Side(new decimal[count], new decimal[count], new decimal[count]);
            var total = 0m;
            for (var i = 0; i < count; i++)
            {
                side.Prices[i] = rows[i].Price;
                side.Amounts[i] = rows[i].Amount;
                side.Totals[i] = total += rows[i].Amount;
            }

            return side;
        }
    }
}

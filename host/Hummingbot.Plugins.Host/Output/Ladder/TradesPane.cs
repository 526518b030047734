using System.Globalization;

namespace Hummingbot.Plugins.Host.Output.Ladder;

/// <summary>The latest public trades, beside a ladder.</summary>
internal sealed class TradesPane
{
    private const int Gap = 2;
    private const string TimeFormat = "HH:mm:ss";

    private readonly List<OrderBookTradeEvent> _trades;
    private readonly LadderColumn _price;
    private readonly LadderColumn _amount;

    /// <summary>Measures the trades.</summary>
    /// <param name="trades">The trades, latest first.</param>
    /// <param name="rows">How many are shown.</param>
    public TradesPane(IReadOnlyList<OrderBookTradeEvent> trades, int rows)
    {
        _trades = [.. trades.Take(rows)];
        _price = new LadderColumn(_trades.Select(trade => trade.Price), "price");
        _amount = new LadderColumn(_trades.Select(trade => trade.Amount), "amount");
        Width = Math.Max(28, TimeFormat.Length + Gap + _price.Width + Gap + _amount.Width);
    }

    /// <summary>The cells that a row needs.</summary>
    public int Width { get; }

    /// <summary>Draws the trades.</summary>
    public void Draw(Canvas canvas, Area area)
    {
        var priceEnd = TimeFormat.Length + Gap + _price.Width;
        var amountEnd = priceEnd + Gap + _amount.Width;
        canvas.Text(area, 0, 0, "trades", CellStyle.Dim);
        if (_trades.Count == 0)
        {
            canvas.Text(area, 1, 0, "none yet", CellStyle.Dim);
            return;
        }

        canvas.TextRight(area, 0, priceEnd, _price.Caption, CellStyle.Dim);
        canvas.TextRight(area, 0, amountEnd, _amount.Caption, CellStyle.Dim);
        for (var i = 0; i < _trades.Count; i++)
        {
            var trade = _trades[i];
            canvas.Text(area, i + 1, 0, trade.Timestamp.ToString(TimeFormat, CultureInfo.InvariantCulture), CellStyle.Dim);
            canvas.TextRight(area, i + 1, priceEnd, _price.Format(trade.Price), trade.Side == TradeType.Buy ? CellStyle.Bid : CellStyle.Ask);
            canvas.TextRight(area, i + 1, amountEnd, _amount.Format(trade.Amount));
        }
    }
}

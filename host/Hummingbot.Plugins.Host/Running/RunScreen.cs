using System.Globalization;
using Hummingbot.Plugins.Host.Output.Ladder;

namespace Hummingbot.Plugins.Host.Running;

/// <summary>Draws the books of a run as a table.</summary>
internal static class RunScreen
{
    private const int Gap = 2;

    private static readonly string[] Captions = ["exchange", "pair", "state", "best bid", "best ask", "frames", "gaps", "resyncs", "changed"];

    // These columns are of words, which stand at the left; the others are of numbers.
    private static readonly bool[] IsText = [true, true, true, false, false, false, false, false, false];

    /// <summary>Draws the table, a line for each plugin with a problem, and how to quit.</summary>
    public static void Draw(Canvas canvas, RunStatus status, DateTimeOffset now)
    {
        var area = canvas.Area;
        var cells = status.Books.Select(book => CellsOf(book, now)).ToList();
        var widths = Captions.Select((caption, i) => cells.Select(row => row[i].Length).Append(caption.Length).Max()).ToArray();
        var ready = status.Books.Count(book => book.State == "ready");
        canvas.Text(area, 0, 0, string.Create(CultureInfo.InvariantCulture, $"{ready} of {status.Books.Count} books ready"), CellStyle.Strong);
        DrawRow(canvas, 1, Captions, widths, _ => CellStyle.Dim);
        var row = 2;
        for (var i = 0; i < cells.Count && row < area.Height - 1; i++, row++)
        {
            var state = status.Books[i].State == "ready" ? CellStyle.Good : CellStyle.Bad;
            DrawRow(canvas, row, cells[i], widths, column => column == 2 ? state : CellStyle.Plain);
            if (status.Books[i].Reason is { } reason && row + 1 < area.Height - 1) canvas.Text(area, ++row, Gap, reason, CellStyle.Bad);
        }

        foreach (var plugin in status.Plugins.Where(plugin => plugin.Reason is not null))
            if (++row < area.Height - 1) canvas.Text(area, row, 0, $"plugin {plugin.Name} is {plugin.State}: {plugin.Reason}", CellStyle.Bad);
        canvas.Text(area, area.Height - 1, 0, "q quits", CellStyle.Dim);
    }

    private static string[] CellsOf(RunningBook book, DateTimeOffset now) =>
    [
        book.Exchange,
        book.Pair,
        book.State,
        book.BestBid ?? "-",
        book.BestAsk ?? "-",
        book.Frames.ToString(CultureInfo.InvariantCulture),
        book.Gaps.ToString(CultureInfo.InvariantCulture),
        book.Resyncs.ToString(CultureInfo.InvariantCulture),
        RunStatusText.AgeOf(book, now),
    ];

    private static void DrawRow(Canvas canvas, int row, string[] cells, int[] widths, Func<int, CellStyle> style)
    {
        var column = 0;
        for (var i = 0; i < cells.Length; i++)
        {
            if (IsText[i]) canvas.Text(canvas.Area, row, column, cells[i], style(i));
            else canvas.TextRight(canvas.Area, row, column + widths[i], cells[i], style(i));
            column += widths[i] + Gap;
        }
    }
}

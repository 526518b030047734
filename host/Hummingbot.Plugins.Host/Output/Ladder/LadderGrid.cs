using System.Globalization;

namespace Hummingbot.Plugins.Host.Output.Ladder;

/// <summary>Draws several ladders side by side; those that do not fit take turns, page by page.</summary>
internal static class LadderGrid
{
    private const int PreferredWidth = 38;
    private const int PreferredHeight = 11;
    private const int ColumnGap = 3;
    private const int RowGap = 1;

    /// <summary>Draws as many ladders as fit.</summary>
    /// <param name="canvas">Where.</param>
    /// <param name="area">The part of it.</param>
    /// <param name="models">All ladders.</param>
    /// <param name="page">Which page, counted on and on; it wraps around.</param>
    /// <returns>How many pages there are.</returns>
    public static int Draw(Canvas canvas, Area area, IReadOnlyList<LadderModel> models, int page)
    {
        if (models.Count == 0) return 1;
        var (columns, rows) = Divide(area, models.Count);
        var capacity = columns * rows;
        var pages = (models.Count + capacity - 1) / capacity;
        page %= pages;
        var width = (area.Width - ((columns - 1) * ColumnGap)) / columns;
        var height = (area.Height - ((rows - 1) * RowGap)) / rows;
        for (var i = 0; i < capacity && (page * capacity) + i < models.Count; i++)
        {
            var pane = new Area(
                area.Left + (i % columns * (width + ColumnGap)), area.Top + (i / columns * (height + RowGap)), width, height);
            LadderView.Draw(canvas, pane, models[(page * capacity) + i]);
        }

        return pages;
    }

    /// <summary>The words for a page, for a status line; empty when there is only one.</summary>
    public static string PageText(int page, int pages) =>
        pages < 2 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"page {(page % pages) + 1} of {pages}");

    private static (int Columns, int Rows) Divide(Area area, int count)
    {
        var columns = Math.Clamp((area.Width + ColumnGap) / (PreferredWidth + ColumnGap), 1, count);
        var rows = Math.Clamp((area.Height + RowGap) / (PreferredHeight + RowGap), 1, (count + columns - 1) / columns);
        return (columns, rows);
    }
}

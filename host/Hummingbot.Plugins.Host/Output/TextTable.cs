using System.Text;
using Spectre.Console;

namespace Hummingbot.Plugins.Host.Output;

/// <summary>
/// A table: framed on a terminal that is wide enough, plain aligned columns elsewhere. Cells are words and numbers; sentences do not belong
/// into a table.
/// </summary>
/// <param name="captions">
/// The captions. One that begins with <c>&gt;</c> is of numbers, which stand at the right; one that begins with <c>?</c> is left out where a
/// terminal has no room for it.
/// </param>
internal sealed class TextTable(params IReadOnlyList<string> captions)
{
    private const int PlainGap = 2;
    private const int FrameGap = 3;

    private readonly List<Column> _columns = [.. captions.Select(Column.Parse)];
    private readonly List<IReadOnlyList<string>> _rows = [];

    /// <summary>The number of rows.</summary>
    public int Count => _rows.Count;

    /// <summary>Adds a row with a cell for each column.</summary>
    public void Add(params IReadOnlyList<string> cells)
    {
        if (cells.Count != _columns.Count) throw new ArgumentException("A row has one cell for each column.", nameof(cells));
        _rows.Add([.. cells.Select(Clean)]);
        for (var i = 0; i < cells.Count; i++) _columns[i].Width = Math.Max(_columns[i].Width, cells[i].Length);
    }

    /// <summary>Writes the table.</summary>
    public void Write(CommandOutput output) => Write(output, output.IsTerminal ? Math.Max(1, Console.WindowWidth) : int.MaxValue);

    /// <summary>Writes the table for a given width.</summary>
    public void Write(CommandOutput output, int width)
    {
        var shown = Enumerable.Range(0, _columns.Count).ToList();
        var isFramed = output.IsTerminal && WidthOf(shown, FrameGap) + FrameGap + 1 <= width;
        while (WidthOf(shown, PlainGap) > width && shown.FindLastIndex(i => _columns[i].IsOptional) is var last and >= 0)
            shown.RemoveAt(last);
        if (isFramed) WriteFramed(output, width);
        else WritePlain(output, shown);
    }

    // Cells come from plugins and files too: nothing in them may steer the terminal.
    private static string Clean(string cell) =>
        cell.Any(char.IsControl) ? string.Concat(cell.Select(character => char.IsControl(character) ? ' ' : character)) : cell;

    private int WidthOf(List<int> shown, int gap) => shown.Sum(i => _columns[i].Width) + (gap * (shown.Count - 1));

    private void WriteFramed(CommandOutput output, int width)
    {
        var table = new Table { Border = TableBorder.Rounded, BorderStyle = new Style(decoration: Decoration.Dim) };
        foreach (var column in _columns)
        {
            var caption = new TableColumn(new Text(column.Caption, new Style(decoration: Decoration.Bold))) { NoWrap = true };
            if (column.IsNumeric) caption.RightAligned();
            table.AddColumn(caption);
        }

        foreach (var row in _rows) table.AddRow(row.Select(cell => new Text(cell, StyleOf(cell))));
        using var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = output.UsesColour ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = output.UsesColour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = width;
        console.Profile.Capabilities.Unicode = true;
        console.Write(table);
        output.Write(text.ToString());
    }

    private void WritePlain(CommandOutput output, List<int> shown)
    {
        var text = new StringBuilder();
        AppendRow(text, shown, [.. _columns.Select(column => column.Caption)]);
        foreach (var row in _rows) AppendRow(text, shown, row);
        output.Write(text.ToString());
    }

    private void AppendRow(StringBuilder text, List<int> shown, IReadOnlyList<string> cells)
    {
        var row = string.Join(
            new string(' ', PlainGap),
            shown.Select(i => _columns[i].IsNumeric ? cells[i].PadLeft(_columns[i].Width) : cells[i].PadRight(_columns[i].Width)));
        text.Append(row.TrimEnd()).Append('\n');
    }

    // Words that mean well or ill wherever they stand as a whole cell.
    private static Style StyleOf(string cell) => cell switch
    {
        "ready" or "running" or "locked" => new Style(Color.Green),
        "rejected" or "incompatible" or "faulted" or "quarantined" or "modified" or "failed" => new Style(Color.Red),
        "resyncing" or "unlocked" or "disabled" or "stale" => new Style(Color.Yellow),
        _ => Style.Plain,
    };

    private sealed class Column
    {
        public required string Caption { get; init; }

        public required bool IsNumeric { get; init; }

        public required bool IsOptional { get; init; }

        public required int Width { get; set; }

        public static Column Parse(string caption)
        {
            var text = caption.TrimStart('>', '?');
            var marks = caption[..^text.Length];
            return new Column { Caption = text, IsNumeric = marks.Contains('>'), IsOptional = marks.Contains('?'), Width = text.Length };
        }
    }
}

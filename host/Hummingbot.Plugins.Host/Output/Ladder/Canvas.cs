using System.Text;

namespace Hummingbot.Plugins.Host.Output.Ladder;

/// <summary>A grid of characters with styles. Whatever is drawn outside is cut off.</summary>
internal sealed class Canvas(int width, int height)
{
    private const string Reset = "\e[0m";

    // By CellStyle. The sixteen colours follow the operator's own palette, dark or light.
    private static readonly string[] Escapes =
    [
        Reset, "\e[0;2m", "\e[0;1m", "\e[0;31m", "\e[0;32m", "\e[0;2;31m", "\e[0;2;32m", "\e[0;32m", "\e[0;1;33m",
    ];

    private readonly char[] _characters = CreateBlank(width * height);
    private readonly CellStyle[] _styles = new CellStyle[width * height];

    /// <summary>Cells in a row.</summary>
    public int Width { get; } = width;

    /// <summary>Rows.</summary>
    public int Height { get; } = height;

    /// <summary>The whole of it.</summary>
    public Area Area => new(0, 0, Width, Height);

    /// <summary>Makes every cell blank.</summary>
    public void Clear()
    {
        Array.Fill(_characters, ' ');
        Array.Clear(_styles);
    }

    /// <summary>Draws text within one row of an area, from a column counted from the area's left edge.</summary>
    /// <returns>The column after the text.</returns>
    public int Text(Area area, int row, int column, ReadOnlySpan<char> text, CellStyle style = CellStyle.Plain)
    {
        foreach (var character in text)
        {
            Set(area, row, column, char.IsControl(character) ? '?' : character, style);
            column++;
        }

        return column;
    }

    /// <summary>Draws text so that it ends before a column.</summary>
    public void TextRight(Area area, int row, int endColumn, ReadOnlySpan<char> text, CellStyle style = CellStyle.Plain) =>
        Text(area, row, endColumn - text.Length, text, style);

    /// <summary>Draws one character again and again.</summary>
    public void Fill(Area area, int row, int column, int count, char character, CellStyle style = CellStyle.Plain)
    {
        for (var i = 0; i < count; i++) Set(area, row, column + i, character, style);
    }

    /// <summary>The picture as plain lines without trailing blanks.</summary>
    public string ToText()
    {
        var text = new StringBuilder(Width * Height);
        for (var row = 0; row < Height; row++)
            text.Append(new string(_characters, row * Width, Width).TrimEnd()).Append('\n');
        return text.ToString();
    }

    /// <summary>Appends the picture as it goes to a terminal: every row in its place, the rest of the row and screen erased.</summary>
    public void AppendEscapes(StringBuilder output, bool colour)
    {
        output.Append("\e[H");
        for (var row = 0; row < Height; row++)
        {
            if (row > 0) output.Append("\r\n");
            AppendRow(output, row, colour, erase: true);
        }

        output.Append("\e[J");
    }

    /// <summary>Appends the picture as lines of text that stay where they are printed.</summary>
    public void AppendLines(StringBuilder output, bool colour)
    {
        for (var row = 0; row < Height; row++)
        {
            AppendRow(output, row, colour, erase: false);
            output.Append('\n');
        }
    }

    private static char[] CreateBlank(int length)
    {
        var characters = new char[length];
        Array.Fill(characters, ' ');
        return characters;
    }

    private void AppendRow(StringBuilder output, int row, bool colour, bool erase)
    {
        var style = CellStyle.Plain;
        var start = row * Width;
        var end = start + Width;
        while (end > start && _characters[end - 1] == ' ') end--;
        for (var i = start; i < end; i++)
        {
            if (colour && _styles[i] != style)
            {
                style = _styles[i];
                output.Append(Escapes[(int)style]);
            }

            output.Append(_characters[i]);
        }

        if (style != CellStyle.Plain) output.Append(Reset);
        // In the last column the cursor waits on the last character: erasing there would take it away.
        if (erase && end < start + Width) output.Append("\e[K");
    }

    private void Set(Area area, int row, int column, char character, CellStyle style)
    {
        if (column < 0 || column >= area.Width || row < 0 || row >= area.Height) return;
        var x = area.Left + column;
        var y = area.Top + row;
        if (x < 0 || x >= Width || y < 0 || y >= Height) return;
        _characters[(y * Width) + x] = character;
        _styles[(y * Width) + x] = style;
    }
}

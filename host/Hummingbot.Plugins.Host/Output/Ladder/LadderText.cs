using System.Text;

namespace Hummingbot.Plugins.Host.Output.Ladder;

/// <summary>Prints a ladder that stands still.</summary>
internal static class LadderText
{
    private const int Width = 72;
    private const int CaptionRows = 3;

    /// <summary>Prints a book.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="model">The book.</param>
    /// <param name="depth">Levels a side at the most.</param>
    public static void Write(CommandOutput output, LadderModel model, int depth)
    {
        var levels = Math.Max(1, Math.Min(depth, Math.Max(model.Bids.Count, model.Asks.Count)));
        var width = output.IsTerminal ? Math.Clamp(Console.WindowWidth, LadderView.MinWidth, Width) : Width;
        var canvas = new Canvas(width, CaptionRows + levels + 1 + levels);
        LadderView.Draw(canvas, canvas.Area, model);
        var text = new StringBuilder();
        canvas.AppendLines(text, output.UsesColour);
        output.Write(text.Append('\n').ToString());
    }
}

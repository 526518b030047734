using System.Text;

namespace Hummingbot.Plugins.Host.Output.Ladder;

/// <summary>
/// The terminal's alternate screen, drawn on about ten times a second. Disposing leaves the terminal as it was. Log lines wait until then.
/// </summary>
internal sealed class LiveScreen : IDisposable
{
    private const string Enter = "\e[?1049h\e[?25l\e[2J";
    private const string Leave = "\e[0m\e[?25h\e[?1049l";
    // Terminals that know it show the frame at once; others ignore it.
    private const string BeginFrame = "\e[?2026h";
    private const string EndFrame = "\e[?2026l";

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly CommandOutput _output;
    private readonly ErrorOutput _errors;
    private readonly StringBuilder _frame = new();
    private Canvas _canvas = new(80, 24);

    private LiveScreen(CommandOutput output, ErrorOutput errors)
    {
        _output = output;
        _errors = errors;
        _errors.Hold();
        _output.Write(Enter);
    }

    /// <summary>Draws again and again until the work ends, the operator presses q, or interrupts.</summary>
    /// <param name="output">The terminal.</param>
    /// <param name="errors">Standard error, held back meanwhile.</param>
    /// <param name="draw">Draws one frame on a blank canvas of the terminal's size.</param>
    /// <param name="until">The work; its failure is not observed here.</param>
    /// <param name="time">The clock.</param>
    /// <param name="interrupted">Set when the operator interrupts.</param>
    public static async Task RunAsync(
        CommandOutput output, ErrorOutput errors, Action<Canvas> draw, Task until, TimeProvider time, CancellationToken interrupted)
    {
        using var screen = new LiveScreen(output, errors);
        using var timer = new PeriodicTimer(Interval, time);
        while (!until.IsCompleted && !interrupted.IsCancellationRequested && !IsQuitPressed())
        {
            screen.DrawFrame(draw);
            Task tick = timer.WaitForNextTickAsync(interrupted).AsTask();
            await Task.WhenAny(tick, until);
            if (until.IsCompleted) break;
            await tick.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _output.Write(Leave);
        _errors.Release();
    }

    private static bool IsQuitPressed()
    {
        if (Console.IsInputRedirected) return false;
        while (Console.KeyAvailable)
            if (Console.ReadKey(intercept: true) is { KeyChar: 'q' or 'Q' } or { Key: ConsoleKey.Escape }) return true;
        return false;
    }

    private void DrawFrame(Action<Canvas> draw)
    {
        var width = Math.Max(1, Console.WindowWidth);
        var height = Math.Max(1, Console.WindowHeight);
        if (_canvas.Width != width || _canvas.Height != height) _canvas = new Canvas(width, height);
        else _canvas.Clear();
        draw(_canvas);
        _frame.Clear().Append(BeginFrame);
        _canvas.AppendEscapes(_frame, _output.UsesColour);
        _output.Write(_frame.Append(EndFrame).ToString());
    }
}

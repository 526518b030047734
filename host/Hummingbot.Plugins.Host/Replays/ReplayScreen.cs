using System.Globalization;
using Hummingbot.Plugins.Host.CommandLine;
using Hummingbot.Plugins.Host.Output.Ladder;
using Hummingbot.Plugins.Host.Running;
using Hummingbot.Plugins.Hosting;

namespace Hummingbot.Plugins.Host.Replays;

/// <summary>Shows recordings on a terminal as they happened: the ladders of all their pairs side by side.</summary>
internal static class ReplayScreen
{
    // With no speed given, the longest recording takes about this long.
    private static readonly TimeSpan ShowTime = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan LastLook = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PageTime = TimeSpan.FromSeconds(2);

    /// <summary>Plays the recordings, all from their beginning at once, until the last ends or the operator has seen enough.</summary>
    /// <param name="context">The command.</param>
    /// <param name="recordings">The recordings.</param>
    /// <param name="speed">A multiple of the recorded pace; <see langword="null"/> for one at which it takes about 8 seconds.</param>
    public static async Task ShowAsync(CommandContext context, IReadOnlyList<ReplayedRecording> recordings, decimal? speed)
    {
        var pace = speed ?? await ChooseSpeedAsync(recordings, context.Interrupted);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.Interrupted);
        var playing = PlayAllAsync(context, recordings, pace, ending.Token);
        var monitors = Interleave(recordings, context.Time);
        var started = context.Time.GetTimestamp();
        try
        {
            await LiveScreen.RunAsync(
                context.Output,
                context.Errors,
                canvas => Draw(canvas, monitors, pace, context.Time.GetElapsedTime(started)),
                playing,
                context.Time,
                context.Interrupted);
        }
        finally
        {
            await ending.CancelAsync();
            foreach (var monitor in monitors) monitor.Dispose();
        }

        try
        {
            await playing;
        }
        catch (OperationCanceledException) when (!context.Interrupted.IsCancellationRequested)
        {
            // The operator has seen enough.
        }
    }

    private static void Draw(Canvas canvas, IReadOnlyList<BookMonitor> monitors, decimal speed, TimeSpan elapsed)
    {
        var area = canvas.Area with { Height = canvas.Height - 1 };
        var depth = LadderView.DepthFor(area.Height);
        var page = (int)(elapsed / PageTime);
        var pages = LadderGrid.Draw(canvas, area, [.. monitors.Select(monitor => monitor.Read(depth))], page);
        var status = string.Create(CultureInfo.InvariantCulture, $"replaying at {speed:0.##}x  q quits  {LadderGrid.PageText(page, pages)}");
        canvas.Text(canvas.Area, canvas.Height - 1, 0, status, CellStyle.Dim);
    }

    private static async Task<decimal> ChooseSpeedAsync(IReadOnlyList<ReplayedRecording> recordings, CancellationToken cancellationToken)
    {
        var longest = TimeSpan.Zero;
        foreach (var recording in recordings.Where(recording => recording.Result.Error is null))
        {
            var span = await RecordingSpan.MeasureAsync(recording.Result.Folder, cancellationToken);
            if (span > longest) longest = span;
        }

        return Math.Max(1, (decimal)(longest / ShowTime));
    }

    private static async Task PlayAllAsync(
        CommandContext context, IReadOnlyList<ReplayedRecording> recordings, decimal speed, CancellationToken cancellationToken)
    {
        await Task.WhenAll(recordings.Select(recording => PlayAsync(context, recording, speed, cancellationToken)));
        await Task.Delay(LastLook, context.Time, cancellationToken);
    }

    private static async Task PlayAsync(
        CommandContext context, ReplayedRecording recording, decimal speed, CancellationToken cancellationToken)
    {
        await using var reader = RecordingReader.Open(recording.Result.Folder);
        try
        {
            var messages = PacedRecording.PlayAsync(reader.ReadAsync(cancellationToken), speed, context.Time, cancellationToken);
            var pairs = recording.Result.Pairs.Select(pair => pair.TradingPair).ToList();
            await recording.Tracker.ReplayAsync(messages, pairs, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException && recording.Result.Error is not null)
        {
            // The replay at full speed met the same fault; it is reported after the show.
        }
    }

    // The exchanges take turns, so that each is on the first page.
    private static List<BookMonitor> Interleave(IReadOnlyList<ReplayedRecording> recordings, TimeProvider time)
    {
        var monitors = new List<BookMonitor>();
        for (var i = 0; i < recordings.Max(recording => recording.Result.Pairs.Count); i++)
        {
            foreach (var recording in recordings)
            {
                // The liveliest first.
                var pairs = recording.Result.Pairs.OrderByDescending(pair => pair.Frames).ToList();
                if (i < pairs.Count) monitors.Add(new BookMonitor(recording.Tracker, recording.Exchange.Name, pairs[i].TradingPair, time));
            }
        }

        return monitors;
    }
}

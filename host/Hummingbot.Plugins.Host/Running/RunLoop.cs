using System.Globalization;
using Hummingbot.Plugins.Host.CommandLine;
using Hummingbot.Plugins.Host.Output.Ladder;

namespace Hummingbot.Plugins.Host.Running;

/// <summary>Watches the books of a run: writes the status file every second, and tells every change of a state.</summary>
internal sealed class RunLoop(CommandContext context, string dataDirectory, IReadOnlyList<RunningExchange> exchanges)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan WriteInterval = TimeSpan.FromSeconds(1);

    private readonly Dictionary<(string Exchange, string Pair), string> _told = [];
    private readonly Dictionary<string, string> _toldPlugins = [];
    private bool _writeFailed;
    private RunStatus? _latest;

    /// <summary>Runs until interrupted.</summary>
    /// <param name="tell">Whether to print changes as lines.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public async Task RunAsync(bool tell, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval, context.Time);
        var written = 0L;
        do
        {
            var status = Read();
            Volatile.Write(ref _latest, status);
            if (tell) Tell(status);
            if (written != 0 && context.Time.GetElapsedTime(written) < WriteInterval) continue;
            written = context.Time.GetTimestamp();
            await WriteAsync(status, cancellationToken);
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }

    /// <summary>Draws the books as a table.</summary>
    public void Draw(Canvas canvas)
    {
        var status = Volatile.Read(ref _latest);
        if (status is null) return;
        RunScreen.Draw(canvas, status, context.Time.GetUtcNow());
    }

    private RunStatus Read() => new()
    {
        ProcessId = Environment.ProcessId,
        StartedAt = RunStatusFile.ProcessStart,
        WrittenAt = context.Time.GetUtcNow(),
        Plugins = [.. exchanges.Select(exchange => exchange.ReadPlugin())],
        Books = [.. exchanges.SelectMany(exchange => exchange.ReadBooks())],
    };

    private async Task WriteAsync(RunStatus status, CancellationToken cancellationToken)
    {
        try
        {
            await RunStatusFile.WriteAsync(dataDirectory, status, cancellationToken);
            _writeFailed = false;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The books matter more than the file; once is enough to say so.
            if (!_writeFailed) context.Warn($"the status cannot be written to {dataDirectory}: {failure.Message}");
            _writeFailed = true;
        }
    }

    private void Tell(RunStatus status)
    {
        foreach (var plugin in status.Plugins)
        {
            var word = $"{plugin.State} {plugin.Reason}";
            var isNew = !_toldPlugins.TryGetValue(plugin.Name, out var before);
            _toldPlugins[plugin.Name] = word;
            if (isNew || before == word || plugin.Reason is null) continue;
            context.Warn($"plugin {plugin.Name} is {plugin.State}: {plugin.Reason} {plugin.Remedy}");
        }

        foreach (var book in status.Books)
        {
            var key = (book.Exchange, book.Pair);
            if (_told.TryGetValue(key, out var before) && before == book.State) continue;
            _told[key] = book.State;
            Write(status.WrittenAt, book);
        }
    }

    private void Write(DateTimeOffset time, RunningBook book)
    {
        if (context.Output.Json)
        {
            context.Output.WriteJson(json =>
            {
                json.WriteStartObject();
                json.WriteString("time", time);
                RunStatusText.WriteMembers(json, book);
                json.WriteEndObject();
            });
            return;
        }

        var reason = book.Reason is null ? string.Empty : $": {book.Reason}";
        var clock = time.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        context.Output.WriteLine($"{clock} {book.Exchange} {book.Pair} {book.State}{reason}");
    }
}

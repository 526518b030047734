using System.CommandLine;
using System.Globalization;
using Hummingbot.Plugins.Host.Hosting;
using Hummingbot.Plugins.Hosting;

namespace Hummingbot.Plugins.Host.CommandLine;

/// <summary><c>hbot record</c>: writes an exchange's public traffic to files that <c>hbot replay</c> reads.</summary>
internal static class RecordCommand
{
    private static readonly TimeSpan ReportInterval = TimeSpan.FromSeconds(5);

    /// <summary>Builds the command.</summary>
    public static Command Create(GlobalOptions globals, ExchangeNames names)
    {
        var exchange = ExchangeArgument.Create(names);
        var pairs = new Argument<string[]>("pairs")
        {
            Description = "The trading pairs as BASE-QUOTE.",
            HelpName = "pair",
            Arity = ArgumentArity.OneOrMore,
        };
        var folder = new Option<string>("--out")
        {
            Description = "The folder to write to; it must not exist yet, or be empty.",
            HelpName = "DIR",
            Required = true,
        };
        var duration = new Option<TimeSpan?>("--duration")
        {
            Description = "How long, such as 30s, 5m or 1h. Default: until interrupted.",
            HelpName = "TIME",
            CustomParser = result =>
            {
                if (DurationText.TryParse(result.Tokens[0].Value, out var parsed)) return parsed;
                result.AddError($"'{result.Tokens[0].Value}' is not a duration; write it like 30s, 5m or 1h");
                return null;
            },
        };
        var command = new HbotCommand(
            "record",
            "Write the public traffic of some pairs to files, for 'hbot replay'.",
            "hbot record binance BTC-USDT ETH-USDT --out recordings/today --duration 30s",
            "hbot record coinbase BTC-USD --out recordings/btc")
        {
            exchange,
            pairs,
            folder,
            duration,
        };
        command.Details = "Every message is written as it travelled. Ctrl-C ends the recording properly.";
        command.SetHandler(globals, (line, context) => RunAsync(
            context,
            line.GetRequiredValue(exchange),
            [.. line.GetRequiredValue(pairs).Select(TradingPairCheck.Normalize).Distinct()],
            line.GetRequiredValue(folder),
            line.GetValue(duration)));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, string exchange, string[] pairs, string folder, TimeSpan? duration)
    {
        var started = context.Time.GetTimestamp();
        var existed = Directory.Exists(folder);
        var writer = RecordingWriter.Create(folder);
        var unready = new List<string>();
        var begun = false;
        try
        {
            var (session, handle) = await HostSession.OpenAsync(
                context, exchange, new SessionRequest { TradingPairs = pairs, WireTap = writer });
            await using (session)
            {
                await TradingPairCheck.EnsureAsync(handle, pairs, context.Interrupted);
                var tracker = await handle.GetAsync<IOrderBookTracker>(context.Interrupted);
                await handle.CallAsync("the start of its order books", tracker.StartAsync, context.Interrupted);
                begun = true;
                context.Progress($"recording {exchange} {string.Join(' ', pairs)} to {folder}; Ctrl-C ends it");
                await WaitAsync(context, writer, duration);
                unready.AddRange(tracker.Statuses.Values
                    .Where(status => status.State != OrderBookState.Ready)
                    .Select(status => status.Reason is null ? status.TradingPair : $"{status.TradingPair} ({status.Reason})"));
            }

            await writer.DisposeAsync();
        }
        catch
        {
            await CloseAsync(writer);
            if (!begun) Remove(folder, existed);
            throw;
        }

        Report(context, exchange, pairs, folder, writer.Messages, context.Time.GetElapsedTime(started));
        if (unready.Count == 0) return ExitCode.Done;
        throw new CommandFailedException(
            $"{exchange}: the recording ended before these books were ready: {string.Join(", ", unready)}",
            "record for longer, or look at the connection with 'hbot book --watch'",
            exchange);
    }

    private static async Task WaitAsync(CommandContext context, RecordingWriter writer, TimeSpan? duration)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.Interrupted);
        var end = Task.Delay(duration ?? Timeout.InfiniteTimeSpan, context.Time, ending.Token);
        while (!end.IsCompleted && !writer.Completion.IsCompleted)
        {
            var pause = Task.Delay(ReportInterval, context.Time, ending.Token);
            await Task.WhenAny(end, pause, writer.Completion);
            if (!end.IsCompleted) context.Progress(string.Create(CultureInfo.InvariantCulture, $"{writer.Messages} messages"));
        }

        await ending.CancelAsync();
    }

    private static async Task CloseAsync(RecordingWriter writer)
    {
        try
        {
            await writer.DisposeAsync();
        }
        catch (RecordingException)
        {
            // What went wrong first is being reported already.
        }
    }

    // Nothing was recorded but the question whether there is something to record.
    private static void Remove(string folder, bool existed)
    {
        foreach (var file in new[] { RecordingReader.RestFileName, RecordingReader.WebSocketFileName })
            File.Delete(Path.Combine(folder, file));
        if (!existed) Directory.Delete(folder);
    }

    private static void Report(CommandContext context, string exchange, string[] pairs, string folder, long messages, TimeSpan elapsed)
    {
        if (!context.Output.Json)
        {
            context.Output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"Recorded {messages} messages of {exchange} {string.Join(' ', pairs)} in {elapsed.TotalSeconds:0.0} s to {folder}."));
            return;
        }

        context.Output.WriteJson(json =>
        {
            json.WriteStartObject();
            json.WriteString("exchange", exchange);
            json.WriteStartArray("pairs");
            foreach (var pair in pairs) json.WriteStringValue(pair);
            json.WriteEndArray();
            json.WriteString("folder", folder);
            json.WriteNumber("messages", messages);
            json.WriteNumber("elapsedMs", (long)elapsed.TotalMilliseconds);
            json.WriteEndObject();
        });
    }
}

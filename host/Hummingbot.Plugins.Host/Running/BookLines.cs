using System.Globalization;
using Hummingbot.Plugins.Host.CommandLine;
using Hummingbot.Plugins.Host.Output;
using Hummingbot.Plugins.Host.Output.Ladder;
using Hummingbot.Plugins.Hosting;

namespace Hummingbot.Plugins.Host.Running;

/// <summary>Watches a book where nothing can be drawn: one line a second, of text or of JSON.</summary>
internal static class BookLines
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Writes lines until interrupted.</summary>
    public static async Task WriteAsync(CommandContext context, BookMonitor monitor, int depth)
    {
        using var timer = new PeriodicTimer(Interval, context.Time);
        while (await timer.WaitForNextTickAsync(context.Interrupted))
        {
            var model = monitor.Read(depth);
            var now = context.Time.GetUtcNow();
            if (context.Output.Json)
            {
                var book = new OrderBookSnapshot(model.TradingPair, model.LastUpdateId, model.Bids, model.Asks);
                context.Output.WriteJson(json => BookJson.Write(json, now, model.Exchange, book, model.State, model.Reason));
            }
            else
            {
                context.Output.WriteLine(Describe(now, model));
            }
        }
    }

    private static string Describe(DateTimeOffset now, LadderModel model)
    {
        var clock = now.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        var start = $"{clock} {model.Exchange} {model.TradingPair} {StateText.Of(model.State)}";
        if (model.State != OrderBookState.Ready) return model.Reason is null ? start : $"{start}: {model.Reason}";
        var prices = $"bid {Level(model.Bids)} ask {Level(model.Asks)} mid {Number(model.Mid)} spread {Number(model.Spread)}";
        return string.Create(
            CultureInfo.InvariantCulture, $"{start} {prices} {model.UpdatesPerSecond:0.0} updates/s gaps {model.Gaps}");
    }

    private static string Level(IReadOnlyList<OrderBookRow> rows) =>
        rows.Count == 0 ? "none" : $"{DecimalText.Format(rows[0].Price)} x {DecimalText.Format(rows[0].Amount)}";

    private static string Number(decimal? value) => value is { } number ? DecimalText.Format(number) : "none";
}

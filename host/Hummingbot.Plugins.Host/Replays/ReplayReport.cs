using System.Globalization;
using Hummingbot.Plugins.Host.Output;
using Hummingbot.Plugins.Host.Output.Ladder;
using Hummingbot.Plugins.Hosting;

namespace Hummingbot.Plugins.Host.Replays;

/// <summary>Prints what replays made of recordings: JSON lines, or ladders and a summary.</summary>
internal static class ReplayReport
{
    /// <summary>Writes one JSON line for each pair, sorted by pair within each recording.</summary>
    public static void WriteJson(CommandOutput output, ReplayResult result)
    {
        foreach (var pair in result.Pairs) output.WriteJson(json => ReplayJson.Write(json, result, pair));
    }

    /// <summary>Prints the final book of each pair.</summary>
    public static void WriteBooks(CommandOutput output, ReplayResult result, int depth)
    {
        foreach (var pair in result.Pairs)
        {
            var model = new LadderModel
            {
                Exchange = pair.Exchange,
                TradingPair = pair.TradingPair,
                State = pair.State,
                Reason = pair.Reason,
                Bids = pair.Bids,
                Asks = pair.Asks,
                Caption = string.Create(
                    CultureInfo.InvariantCulture,
                    $"frames {pair.Frames}  diffs {pair.DiffsApplied}  trades {pair.Trades}  gaps {pair.Gaps}"),
            };
            LadderText.Write(output, model, depth);
        }
    }

    /// <summary>Prints one row for each pair.</summary>
    public static void WriteSummary(CommandOutput output, IEnumerable<ReplayResult> results)
    {
        var table = new TextTable(
            "exchange", "pair", ">frames", ">diffs", ">dropped", ">gaps", ">trades", ">best bid", ">best ask", "?state", "?>frames/s");
        foreach (var result in results)
        {
            foreach (var pair in result.Pairs)
            {
                table.Add(
                    pair.Exchange,
                    pair.TradingPair,
                    Count(pair.Frames),
                    Count(pair.DiffsApplied),
                    Count(pair.DiffsDiscarded),
                    Count(pair.Gaps),
                    Count(pair.Trades),
                    pair.BestBid is { } bid ? DecimalText.Format(bid.Price) : "-",
                    pair.BestAsk is { } ask ? DecimalText.Format(ask.Price) : "-",
                    StateText.Of(pair.State),
                    result.FramesPerSecond.ToString("F0", CultureInfo.InvariantCulture));
            }
        }

        if (table.Count > 0) table.Write(output);
    }

    /// <summary>Says in one line how long the replay took.</summary>
    public static void WriteTime(CommandOutput output, ReplayResult result)
    {
        var what = string.Create(CultureInfo.InvariantCulture, $"{result.Frames} frames, {result.Bytes} bytes");
        var time = string.Create(CultureInfo.InvariantCulture, $"{result.Elapsed.TotalMilliseconds:0.0} ms");
        var speed = string.Create(CultureInfo.InvariantCulture, $"{result.FramesPerSecond:0} frames/s, all pairs");
        output.WriteLine($"{result.Exchange}: {what} in {time} ({speed})");
    }

    private static string Count(long value) => value.ToString(CultureInfo.InvariantCulture);
}

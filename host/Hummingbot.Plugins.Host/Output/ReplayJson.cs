using System.Text.Json;
using Hummingbot.Plugins.Hosting;

namespace Hummingbot.Plugins.Host.Output;

/// <summary>Writes what a replay made of a pair. The keys and their order are a promise to programs.</summary>
internal static class ReplayJson
{
    /// <summary>Writes one pair.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="result">The whole replay: time and speed are of the run, which covers all pairs.</param>
    /// <param name="pair">The pair.</param>
    public static void Write(Utf8JsonWriter json, ReplayResult result, ReplayPairResult pair)
    {
        json.WriteStartObject();
        json.WriteString("exchange", pair.Exchange);
        json.WriteString("pair", pair.TradingPair);
        json.WriteNumber("frames", pair.Frames);
        json.WriteNumber("bytes", pair.Bytes);
        json.WriteNumber("snapshots", pair.Snapshots);
        json.WriteNumber("diffsApplied", pair.DiffsApplied);
        json.WriteNumber("diffsDiscarded", pair.DiffsDiscarded);
        json.WriteNumber("gaps", pair.Gaps);
        json.WriteNumber("trades", pair.Trades);
        if (pair.LastUpdateId is { } id) json.WriteNumber("lastUpdateId", id);
        else json.WriteNull("lastUpdateId");
        BookJson.WriteBest(json, "bestBid", pair.BestBid);
        BookJson.WriteBest(json, "bestAsk", pair.BestAsk);
        BookJson.WriteRows(json, "bids", pair.Bids);
        BookJson.WriteRows(json, "asks", pair.Asks);
        json.WriteNumber("crossed", pair.Crossed);
        json.WriteNumber("elapsedMs", Math.Round(result.Elapsed.TotalMilliseconds, 3));
        json.WriteNumber("framesPerSecond", Math.Round(result.FramesPerSecond, 1));
        json.WriteBoolean("ready", pair.State == OrderBookState.Ready);
        json.WriteString("reason", pair.Reason);
        json.WriteEndObject();
    }
}

using Hummingbot.Plugins.Host.CommandLine;
using Hummingbot.Plugins.Hosting;

namespace Hummingbot.Plugins.Host.Replays;

/// <summary>Whether a replay went well.</summary>
internal static class ReplayVerdict
{
    /// <summary>What is wrong with a replay, or <see langword="null"/>. A pair whose snapshot no diff follows is in order.</summary>
    public static CommandFailedException? Judge(ReplayResult result)
    {
        if (result.Error is { } error) return OfError(result, error);
        if (result.Pairs.Count == 0)
        {
            return new CommandFailedException(
                $"{result.Exchange}: the recording {result.Folder} holds no order book of this exchange",
                "is it a recording of another exchange?",
                result.Exchange)
            {
                Kind = "recording",
            };
        }

        var broken = result.Pairs
            .Where(pair => pair.Gaps > 0 || pair.State is OrderBookState.Resyncing or OrderBookState.Failed)
            .Select(Describe)
            .ToList();
        if (broken.Count == 0 && result.Pairs.All(pair => pair.State != OrderBookState.Ready)) broken.AddRange(result.Pairs.Select(Describe));
        return broken.Count == 0
            ? null
            : new CommandFailedException(
                $"{result.Exchange}: books that the recording {result.Folder} does not keep whole: {string.Join("; ", broken)}",
                "messages are missing from the recording; what is shown of these books is not to be relied upon",
                result.Exchange)
            {
                Kind = "gap",
            };
    }

    private static string Describe(ReplayPairResult pair) =>
        $"{pair.TradingPair} ({(pair.Gaps > 0 ? $"{pair.Gaps} gaps" : pair.Reason ?? "no snapshot")})";

    private static CommandFailedException OfError(ReplayResult result, ReplayError error) => new(
        $"{result.Exchange}: {error.Message}",
        error.Kind switch
        {
            ReplayErrorKind.TruncatedTail => "whoever wrote the recording was cut off there; the results cover everything before",
            ReplayErrorKind.BadRecording => "mend or remove that line; the results cover everything before",
            ReplayErrorKind.BadMessage =>
                "the message breaks the exchange's protocol, or the recording is of another exchange; the results cover everything before",
            _ => "this is a defect of the plugin; run again with --verbose for its stack and report it to the plugin's author",
        },
        result.Exchange)
    {
        Kind = error.Kind switch
        {
            ReplayErrorKind.TruncatedTail => "truncatedRecording",
            ReplayErrorKind.BadRecording => "recording",
            ReplayErrorKind.BadMessage => "badMessage",
            _ => "pluginFault",
        },
        Details = error.Details ?? string.Empty,
    };
}

using Hummingbot.Plugins.Host.Replays;
using Hummingbot.Plugins.Host.Tests.Support;

namespace Hummingbot.Plugins.Host.Tests.Replays;

public class PacedRecordingTests
{
    [Theory]
    [InlineData(1, 900)]
    [InlineData(2, 450)]
    [InlineData(0.5, 1800)]
    public async Task Messages_come_at_a_multiple_of_the_recorded_pace(double speed, int milliseconds)
    {
        var time = new LeapingTime();
        var seen = await PlayAsync(time, (decimal)speed, 0, 400, 400, 900);
        Assert.Equal([0, 400, 400, 900], seen);
        Assert.Equal(milliseconds, time.Elapsed.TotalMilliseconds);
    }

    [Fact]
    public async Task A_long_silence_is_cut_short_and_times_that_go_back_do_no_harm()
    {
        var time = new LeapingTime();
        await PlayAsync(time, 1, 0, 60_000, 50_000, 50_100);
        Assert.Equal(1100, time.Elapsed.TotalMilliseconds);
    }

    private static async Task<List<int>> PlayAsync(TimeProvider time, decimal speed, params int[] milliseconds)
    {
        var seen = new List<int>();
        await foreach (var message in PacedRecording.PlayAsync(Messages(milliseconds), speed, time, TestContext.Current.CancellationToken))
            seen.Add((int)(message.Time - DateTimeOffset.UnixEpoch).TotalMilliseconds);
        return seen;
    }

    private static async IAsyncEnumerable<WireMessage> Messages(int[] milliseconds)
    {
        foreach (var time in milliseconds)
        {
            yield return new WireMessage
            {
                Channel = WireChannel.WebSocket,
                Direction = WireDirection.In,
                Time = DateTimeOffset.UnixEpoch.AddMilliseconds(time),
                Url = "wss://venue",
            };
            await Task.Yield();
        }
    }
}

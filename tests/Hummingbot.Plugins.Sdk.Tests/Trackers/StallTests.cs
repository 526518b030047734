using Hummingbot.Plugins.Sdk.Trackers;

namespace Hummingbot.Plugins.Sdk.Tests.Trackers;

public class StallTests
{
    [Fact]
    public void A_message_that_is_not_done_in_time_is_reported_once()
    {
        var time = new ManualTimeProvider();
        var stalls = 0;
        using var watch = new StallWatch(time, () => stalls++);
        watch.Begin(time.GetTimestamp());
        time.Advance(StallWatch.Limit / 2);
        Assert.Equal(0, stalls);
        time.Advance(StallWatch.Limit * 5);
        Assert.Equal(1, stalls);

        watch.End();
        watch.Begin(time.GetTimestamp());
        time.Advance(StallWatch.Limit * 2);
        Assert.Equal(2, stalls);
    }

    [Fact]
    public void Messages_done_in_time_and_silence_between_them_are_no_stall()
    {
        var time = new ManualTimeProvider();
        using var watch = new StallWatch(time, () => Assert.Fail("no stall"));
        for (var i = 0; i < 10; i++)
        {
            watch.Begin(time.GetTimestamp());
            time.Advance(StallWatch.Limit / 2);
            watch.End();
            time.Advance(StallWatch.Limit * 10);
        }
    }
}

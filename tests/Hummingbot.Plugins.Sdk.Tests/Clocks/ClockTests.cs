using Hummingbot.Plugins.Sdk.Clocks;
using Hummingbot.Plugins.Sdk.Tests.Support;
using Microsoft.Extensions.Logging;

namespace Hummingbot.Plugins.Sdk.Tests.Clocks;

public class ClockTests
{
    private static readonly DateTimeOffset T0 = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_simulated_clock_ticks_through_its_span_and_stops_everybody_at_the_end()
    {
        var clock = Clock.Simulated(T0, T0.AddSeconds(3), TimeSpan.FromSeconds(1), new CapturingLogger());
        var taker = new Taker();
        clock.AddIterator(taker);
        clock.AddIterator(taker);
        await clock.RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["start 0", "tick 1", "tick 2", "tick 3", "stop"], taker.Calls);
        Assert.Equal(T0.AddSeconds(3), clock.CurrentTimestamp);
        Assert.False(clock.IsRealTime);
    }

    [Fact]
    public async Task Who_joins_is_started_before_his_first_tick_and_who_leaves_is_stopped()
    {
        var clock = Clock.Simulated(T0, T0.AddSeconds(4), TimeSpan.FromSeconds(1), new CapturingLogger());
        var late = new Taker();
        clock.AddIterator(new Taker
        {
            OnTick = now =>
            {
                if (now == T0.AddSeconds(1)) clock.AddIterator(late);
                if (now == T0.AddSeconds(3)) clock.RemoveIterator(late);
            },
        });
        await clock.RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["start 2", "tick 2", "tick 3", "stop"], late.Calls);
    }

    [Fact]
    public async Task What_one_throws_is_logged_and_harms_nobody()
    {
        var logger = new CapturingLogger();
        var clock = Clock.Simulated(T0, T0.AddSeconds(2), TimeSpan.FromSeconds(1), logger);
        var good = new Taker();
        clock.AddIterator(new Taker { OnTick = _ => throw new InvalidOperationException("mine") });
        clock.AddIterator(good);
        await clock.RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["start 0", "tick 1", "tick 2", "stop"], good.Calls);
        Assert.Equal(2, logger.Count(LogLevel.Error));
    }

    [Fact]
    public async Task A_real_time_clock_ticks_at_whole_multiples_and_leaves_out_what_it_is_too_late_for()
    {
        var time = new ManualTimeProvider(T0.AddMilliseconds(300));
        var clock = Clock.RealTime(TimeSpan.FromSeconds(1), time, new CapturingLogger());
        var taker = new Taker();
        clock.AddIterator(taker);
        using var stop = new CancellationTokenSource();
        var running = clock.RunAsync(stop.Token);
        Assert.Equal(["start 0"], taker.Calls);
        time.Advance(TimeSpan.FromMilliseconds(700));
        await Soon.Until(() => taker.Calls.Count == 2 && time.TimersSet == 1);
        time.Advance(TimeSpan.FromSeconds(1));
        await Soon.Until(() => taker.Calls.Count == 3 && time.TimersSet == 1);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running.InTime());
        Assert.Equal(["start 0", "tick 1", "tick 2", "stop"], taker.Calls);
        Assert.True(clock.IsRealTime);
    }

    private sealed class Taker : ITimeIterator
    {
        public List<string> Calls { get; } = [];

        public Action<DateTimeOffset>? OnTick { get; init; }

        public void Start(IClock clock, DateTimeOffset now) => Calls.Add($"start {(int)(now - T0).TotalSeconds}");

        public void Tick(DateTimeOffset now)
        {
            Calls.Add($"tick {(int)(now - T0).TotalSeconds}");
            OnTick?.Invoke(now);
        }

        public void Stop(IClock clock) => Calls.Add("stop");
    }
}

namespace Hummingbot.Plugins.Sdk.Tests.Support;

public sealed class ManualTimeProviderTests
{
    [Fact]
    public void Timers_fire_in_order_each_at_its_own_time_and_may_set_others()
    {
        var time = new ManualTimeProvider();
        var start = time.GetUtcNow();
        var fired = new List<(string Name, int Milliseconds)>();
        using var late = time.CreateTimer(_ => Note("late"), null, TimeSpan.FromMilliseconds(30), Timeout.InfiniteTimeSpan);
        using var periodic = time.CreateTimer(_ => Note("periodic"), null, TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(15));
        ITimer? child = null;
        using var parent = time.CreateTimer(
            _ => child = time.CreateTimer(_ => Note("child"), null, TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan),
            null,
            TimeSpan.FromMilliseconds(20),
            Timeout.InfiniteTimeSpan);
        time.Advance(TimeSpan.FromMilliseconds(40));
        Assert.Equal([("periodic", 10), ("child", 21), ("periodic", 25), ("late", 30), ("periodic", 40)], fired);
        child?.Dispose();

        void Note(string name) => fired.Add((name, (int)(time.GetUtcNow() - start).TotalMilliseconds));
    }

    [Fact]
    public async Task A_delay_ends_when_the_clock_gets_there()
    {
        var time = new ManualTimeProvider();
        var delay = Task.Delay(TimeSpan.FromSeconds(5), time, TestContext.Current.CancellationToken);
        time.Advance(TimeSpan.FromSeconds(4));
        Assert.False(delay.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));
        await delay.InTime();
    }
}

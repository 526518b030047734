namespace Hummingbot.Plugins.Testing.Tests;

public sealed class TimeAndRandomTests
{
    [Fact]
    public void Timers_fire_in_order_each_at_its_own_time()
    {
        var time = new ManualTimeProvider();
        var start = time.GetUtcNow();
        var fired = new List<(string, double)>();
        using var late = time.CreateTimer(_ => Note("late"), null, TimeSpan.FromSeconds(3), Timeout.InfiniteTimeSpan);
        using var periodic = time.CreateTimer(_ => Note("periodic"), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal([("periodic", 1), ("periodic", 2), ("late", 3), ("periodic", 3)], fired);
        Assert.Equal(TimeSpan.FromSeconds(3), time.GetUtcNow() - start);
        Assert.True(time.AdvanceToNextTimer());
        Assert.Equal(("periodic", 4), fired[^1]);

        void Note(string name) => fired.Add((name, (time.GetUtcNow() - start).TotalSeconds));
    }

    [Fact]
    public void The_same_seed_gives_the_same_numbers()
    {
        Assert.Equal(Draw(7), Draw(7));
        Assert.NotEqual(Draw(7), Draw(8));

        static object[] Draw(int seed)
        {
            var random = new SeededRandom(seed);
            var bytes = new byte[8];
            random.NextBytes(bytes);
            return [random.Next(), random.Next(100), random.Next(5, 9), random.NextInt64(), Convert.ToHexString(bytes), random.GetItems("abc".AsSpan(), 6)];
        }
    }
}

using Hummingbot.Plugins.Sdk.Time;

namespace Hummingbot.Plugins.Sdk.Tests.Time;

public sealed class TimeLimitTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly ManualTimeProvider _time = new(DateTimeOffset.UnixEpoch);

    [Fact]
    public void It_ends_when_its_time_has_passed_and_not_before()
    {
        using var limit = TimeLimit.Within(CancellationToken.None);
        _time.Advance(Second);
        limit.Start(Second, _time);
        Assert.False(limit.Token.IsCancellationRequested);
        _time.Advance(Second);
        Assert.True(limit.Token.IsCancellationRequested);
        Assert.True(limit.HasPassed);
    }

    [Fact]
    public void It_ends_with_the_outer_token()
    {
        using var outer = new CancellationTokenSource();
        using var limit = TimeLimit.Within(outer.Token);
        limit.Start(Second, _time);
        outer.Cancel();
        Assert.True(limit.Token.IsCancellationRequested);
        Assert.False(limit.HasPassed);
    }

    [Fact]
    public void One_that_is_used_again_ends_neither_with_its_earlier_time_nor_with_its_earlier_outer_token()
    {
        using var earlier = new CancellationTokenSource();
        for (var i = 0; i < 100; i++)
        {
            using (var first = TimeLimit.Within(earlier.Token)) first.Start(Second, _time);
            using var second = TimeLimit.Within(CancellationToken.None);
            Assert.False(second.Token.IsCancellationRequested);
        }

        using var limits = new Limits();
        earlier.Cancel();
        _time.Advance(2 * Second);
        Assert.DoesNotContain(limits, limit => limit.Token.IsCancellationRequested);
    }

    [Fact]
    public void One_that_has_ended_is_not_used_again()
    {
        using var outer = new CancellationTokenSource();
        outer.Cancel();
        for (var i = 0; i < 100; i++)
        {
            using (var ended = TimeLimit.Within(outer.Token)) Assert.True(ended.Token.IsCancellationRequested);
            using var next = TimeLimit.Within(CancellationToken.None);
            Assert.False(next.Token.IsCancellationRequested);
        }
    }

    private sealed class Limits : List<TimeLimit>, IDisposable
    {
        public Limits() => AddRange(Enumerable.Range(0, 100).Select(_ => TimeLimit.Within(CancellationToken.None)));

        public void Dispose() => ForEach(limit => limit.Dispose());
    }
}

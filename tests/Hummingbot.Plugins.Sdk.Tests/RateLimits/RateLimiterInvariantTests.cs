using FsCheck;
using FsCheck.Fluent;
using Hummingbot.Plugins.Sdk.RateLimits;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hummingbot.Plugins.Sdk.Tests.RateLimits;

public sealed class RateLimiterInvariantTests
{
    /// <summary>What happens next: a call of one of the endpoints, or time goes by.</summary>
    public sealed record Step(int Endpoint, int Priority, int WaitMilliseconds);

    [Fact]
    public void In_no_window_whatever_is_more_admitted_than_the_limit_and_everything_is_admitted_in_the_end()
    {
        var step = from endpoint in Gen.Choose(0, 2)
                   from priority in Gen.Choose(0, 3)
                   from wait in Gen.Frequency((3, Gen.Constant(0)), (2, Gen.Choose(1, 700)))
                   select new Step(endpoint, priority, wait);
        var steps = step.ListOf().ToArbitrary();
        Prop.ForAll(steps, list => Holds([.. list])).Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithEndSize(60));
    }

    private static bool Holds(Step[] steps)
    {
        RateLimit[] pools = [new("fast", 3, TimeSpan.FromSeconds(1)), new("slow", 7, TimeSpan.FromSeconds(5))];
        RateLimitedEndpoint[] endpoints =
        [
            new("0", new RateLimitLink("fast", 1)),
            new("1", new RateLimitLink("fast", 3), new RateLimitLink("slow", 2)),
            new("2", new RateLimitLink("slow", 1)),
        ];
        var time = new ManualTimeProvider();
        using var limiter = new RateLimiter("venue", pools, endpoints, time, NullLogger.Instance);
        var waiting = new List<(int Endpoint, Task Admission)>();
        var admitted = new List<(int Endpoint, DateTimeOffset At)>();

        foreach (var step in steps)
        {
            for (var left = step.WaitMilliseconds; left > 0; left--)
            {
                time.Advance(TimeSpan.FromMilliseconds(1));
                Note();
            }

            waiting.Add((step.Endpoint, limiter.WaitAsync($"{step.Endpoint}", (RequestPriority)step.Priority, default).AsTask()));
            Note();
        }

        while (waiting.Count > 0)
        {
            if (!time.AdvanceToNextTimer()) return false;
            Note();
        }

        return pools.All(pool => admitted.All(first => Within(pool, first.At) <= pool.Limit));

        void Note() => waiting.RemoveAll(call =>
        {
            if (!call.Admission.IsCompleted) return false;
            admitted.Add((call.Endpoint, time.GetUtcNow()));
            return true;
        });

        // The fullest windows begin with an admission, so these are all that need looking at.
        int Within(RateLimit pool, DateTimeOffset start) => admitted
            .Where(call => call.At >= start && call.At < start + pool.Interval)
            .Sum(call => endpoints[call.Endpoint].Links.Where(link => link.PoolId == pool.Id).Sum(link => link.Weight));
    }
}

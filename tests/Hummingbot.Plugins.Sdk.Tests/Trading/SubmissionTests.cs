using Hummingbot.Plugins.Sdk.Tests.Support;
using Hummingbot.Plugins.Sdk.Trading;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hummingbot.Plugins.Sdk.Tests.Trading;

public sealed class SubmissionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_order_is_on_its_way_when_Buy_returns()
    {
        var answer = new TaskCompletionSource<PlacedOrder>();
        await using var bench = await TradingBench.StartedAsync(prepare: venue => venue.OnPlace = _ => answer.Task);
        var id = await Task.Run(
            () =>
            {
                var id = bench.Venue.Buy(Say.Pair, 1m, OrderType.Limit, 100m);
                Assert.Equal(1, bench.Venue.Count($"place {id}"));
                return id;
            },
            Token);
        await Soon.Until(() => bench.Events.Any(each => each.OrderId == id));
        Assert.Equal(OrderState.PendingCreate, bench.Order(id).State);
        answer.SetResult(bench.Venue.Take(bench.Order(id)));
        await Soon.Until(() => bench.Story(id) == "BuyOrderCreated");
    }

    [Fact]
    public async Task A_caller_to_whose_thread_work_comes_back_is_spared_it()
    {
        var context = new TaskCompletionSource<SynchronizationContext?>();
        await using var bench = await TradingBench.StartedAsync(prepare: venue => venue.OnPlace = order =>
        {
            context.TrySetResult(SynchronizationContext.Current);
            return Task.FromResult(venue.Take(order));
        });
        await Task.Run(
            () =>
            {
                SynchronizationContext.SetSynchronizationContext(new SynchronizationContext());
                try
                {
                    bench.Venue.Buy(Say.Pair, 1m, OrderType.Limit, 100m);
                }
                finally
                {
                    SynchronizationContext.SetSynchronizationContext(null);
                }
            },
            Token);
        Assert.Null(await context.Task.InTime());
    }

    [Fact]
    public async Task Stopping_waits_for_work_that_was_begun_on_the_callers_thread()
    {
        var end = new TaskCompletionSource();
        var work = new BackgroundWork("venue", NullLogger.Instance);
        Assert.True(work.Begin("working", "1", end, static (end, _) => end.Task));
        var stopping = work.StopAsync(Token);
        Assert.False(stopping.IsCompleted);
        Assert.False(work.Begin("working", "2", end, static (end, _) => end.Task));
        end.SetResult();
        await stopping.InTime();
    }

    [Fact]
    public void A_milestone_is_seen_by_those_who_wait_before_and_after_it_is_reached()
    {
        var milestone = default(Milestone);
        var before = milestone.Task;
        Assert.False(before.IsCompleted);
        milestone.Reach();
        Assert.True(before.IsCompleted);
        Assert.True(milestone.Task.IsCompleted);
        milestone.Renew();
        Assert.False(milestone.Task.IsCompleted);
        milestone.Renew();
        milestone.Reach();
        Assert.True(milestone.Task.IsCompleted);
    }
}

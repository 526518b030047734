using Hummingbot.Plugins.Sdk.Tests.Support;
using Hummingbot.Plugins.Sdk.Time;
using Microsoft.Extensions.Logging;

namespace Hummingbot.Plugins.Sdk.Tests.Time;

public sealed class ServerTimeSynchronizerTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly CapturingLogger _logger = new();
    private int _questions;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_median_of_the_quickest_answers_counts_and_slow_ones_do_not()
    {
        // Half of each round trip is spent on the way there but for the slow ones, which spend all of it on the way back.
        int[] there = [10, 5, 0, 0, 6];
        int[] back = [10, 5, 400, 900, 8];
        var ahead = TimeSpan.FromMilliseconds(750);
        var clock = new ServerTimeSynchronizer(
            "venue",
            _ =>
            {
                _time.Advance(TimeSpan.FromMilliseconds(there[_questions]));
                var answer = _time.GetUtcNow() + ahead;
                _time.Advance(TimeSpan.FromMilliseconds(back[_questions++]));
                return Task.FromResult(answer);
            },
            _time,
            _logger);
        Assert.Equal(_time.GetUtcNow(), clock.UtcNow);
        Assert.True(await clock.RefreshAsync(Token).InTime());
        Assert.Equal(5, _questions);
        Assert.Equal(ahead, clock.Offset);
        Assert.Equal(_time.GetUtcNow() + ahead, clock.UtcNow);
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(_time.GetUtcNow() + ahead, clock.UtcNow);
    }

    [Fact]
    public async Task Callers_at_the_same_time_share_one_measurement_and_the_first_request_waits_for_it()
    {
        var answer = new TaskCompletionSource<DateTimeOffset>();
        var clock = Clock(_ => answer.Task);
        var first = clock.EnsureSynchronizedAsync(Token).AsTask();
        var second = clock.RefreshAsync(Token);
        Assert.False(first.IsCompleted);
        answer.SetResult(_time.GetUtcNow() + TimeSpan.FromSeconds(3));
        await Task.WhenAll(first, second).InTime();
        Assert.Equal(5, _questions);
        Assert.Equal(TimeSpan.FromSeconds(3), clock.Offset);
        Assert.True(clock.EnsureSynchronizedAsync(Token).AsTask().IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_refusal_of_a_time_stamp_measures_anew_but_not_twice_in_a_second()
    {
        var ahead = TimeSpan.FromSeconds(1);
        var clock = Clock(_ => Task.FromResult(_time.GetUtcNow() + ahead));
        await clock.RefreshAsync(Token).InTime();
        ahead = TimeSpan.FromSeconds(9);
        Assert.True(await clock.RefreshAsync(Token).InTime());
        Assert.Equal(TimeSpan.FromSeconds(1), clock.Offset);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await clock.RefreshAsync(Token).InTime());
        Assert.Equal(TimeSpan.FromSeconds(9), clock.Offset);
    }

    [Fact]
    public async Task A_failure_is_logged_and_leaves_the_last_reading_in_use()
    {
        var fails = true;
        var clock = Clock(_ => fails
            ? Task.FromException<DateTimeOffset>(new ExchangeException("venue", ExchangeErrorKind.Transport, "no way"))
            : Task.FromResult(_time.GetUtcNow() + TimeSpan.FromSeconds(2)));
        await clock.EnsureSynchronizedAsync(Token).InTime();
        Assert.False(clock.IsSynchronized);
        Assert.Equal(_time.GetUtcNow(), clock.UtcNow);
        // A venue that is down is not asked before every request.
        await clock.EnsureSynchronizedAsync(Token).InTime();
        Assert.Equal((1, 1), (_questions, _logger.Count(LogLevel.Warning)));
        _time.Advance(TimeSpan.FromSeconds(5));
        fails = false;
        Assert.True(await clock.RefreshAsync(Token).InTime());
        _time.Advance(TimeSpan.FromSeconds(5));
        fails = true;
        Assert.False(await clock.RefreshAsync(Token).InTime());
        Assert.Equal(TimeSpan.FromSeconds(2), clock.Offset);
    }

    private ServerTimeSynchronizer Clock(Func<int, Task<DateTimeOffset>> answer) =>
        new("venue", _ => answer(++_questions), _time, _logger);
}

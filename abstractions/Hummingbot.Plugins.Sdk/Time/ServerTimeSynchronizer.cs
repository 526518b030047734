using Hummingbot.Plugins.Sdk.Rest;
using Microsoft.Extensions.Logging;

namespace Hummingbot.Plugins.Sdk.Time;

/// <summary>
/// The venue's clock, for signatures: this side's monotonic clock plus an offset measured over several questions. A jump of the local wall
/// clock does not move it. Safe for concurrent use.
/// </summary>
/// <remarks>
/// One question is wrong by up to half its round trip, so of the five of a refresh only the three quickest count, and of these the
/// median. Without any answer yet, the local wall clock stands in.
/// </remarks>
public sealed partial class ServerTimeSynchronizer
{
    private const int Questions = 5;
    private const int Quickest = 3;

    /// <summary>After a good refresh another one is not worth its requests, and after a failed one the venue is left alone for a while.
    /// </summary>
    private static readonly TimeSpan ShortestInterval = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(5);

    private readonly string _exchange;
    private readonly Func<CancellationToken, Task<DateTimeOffset>> _ask;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly long _origin;
    private readonly DateTimeOffset _originUtc;
    private readonly SingleFlight<bool> _refresh;
    private volatile Reading? _reading;
    private long _lastAttempt = long.MinValue;
    private bool _lastSucceeded;

    /// <summary>Creates a synchronizer; it asks nothing by itself.</summary>
    /// <param name="exchange">The exchange's name, for logs.</param>
    /// <param name="askServerTime">Asks the venue for its time once.</param>
    /// <param name="timeProvider">The local clock.</param>
    /// <param name="logger">Where failures are logged.</param>
    public ServerTimeSynchronizer(
        string exchange, Func<CancellationToken, Task<DateTimeOffset>> askServerTime, TimeProvider timeProvider, ILogger logger)
    {
        _exchange = exchange;
        _ask = askServerTime;
        _time = timeProvider;
        _logger = logger;
        _origin = timeProvider.GetTimestamp();
        _originUtc = timeProvider.GetUtcNow();
        _refresh = new SingleFlight<bool>(MeasureAsync);
    }

    /// <summary>The venue's time now.</summary>
    public DateTimeOffset UtcNow => _reading is { } reading ? LocalNow() + reading.Offset : _time.GetUtcNow();

    /// <summary>Venue's time less local time; zero before the first answer.</summary>
    public TimeSpan Offset => _reading is { } reading ? _originUtc + reading.Offset + Elapsed() - _time.GetUtcNow() : TimeSpan.Zero;

    /// <summary>Whether the venue has answered at least once.</summary>
    public bool IsSynchronized => _reading is not null;

    /// <summary>Waits for the first reading, if there is none yet. When the venue does not answer, the local clock stays in use.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when <see cref="UtcNow"/> is as good as it gets.</returns>
    public ValueTask EnsureSynchronizedAsync(CancellationToken cancellationToken) =>
        IsSynchronized ? ValueTask.CompletedTask : new ValueTask(RefreshAsync(cancellationToken));

    /// <summary>
    /// Measures anew: regularly, and when the venue refuses a time stamp. Callers at the same time share one measurement, and one that
    /// ended within the last second is not repeated. A failure is logged and leaves the last reading in use.
    /// </summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Whether the venue answered.</returns>
    public Task<bool> RefreshAsync(CancellationToken cancellationToken) => _refresh.RunAsync(cancellationToken);

    private async Task<bool> MeasureAsync(CancellationToken cancellationToken)
    {
        var last = Interlocked.Read(ref _lastAttempt);
        if (last != long.MinValue)
        {
            var since = _time.GetElapsedTime(last);
            if (_lastSucceeded && since < ShortestInterval) return true;
            if (!_lastSucceeded && since < PauseAfterFailure) return false;
        }

        var samples = new List<Reading>(Questions);
        try
        {
            while (samples.Count < Questions)
            {
                var start = Elapsed();
                var server = await _ask(cancellationToken);
                var end = Elapsed();
                samples.Add(new Reading(server - _originUtc - ((start + end) / 2), end - start));
            }
        }
        catch (ExchangeException exception)
        {
            LogFailed(_logger, _exchange, samples.Count, exception.Message);
        }

        Interlocked.Exchange(ref _lastAttempt, _time.GetTimestamp());
        _lastSucceeded = samples.Count > 0;
        if (samples.Count == 0) return false;
        var quickest = samples.OrderBy(sample => sample.RoundTrip).Take(Quickest).OrderBy(sample => sample.Offset).ToArray();
        var median = quickest[(quickest.Length - 1) / 2];
        _reading = median;
        LogMeasured(_logger, _exchange, median.Offset, median.RoundTrip);
        return true;
    }

    private DateTimeOffset LocalNow() => _originUtc + Elapsed();

    private TimeSpan Elapsed() => _time.GetElapsedTime(_origin);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Exchange}: the venue's clock is {Offset} ahead (round trip {RoundTrip}).")]
    private static partial void LogMeasured(ILogger logger, string exchange, TimeSpan offset, TimeSpan roundTrip);

    [LoggerMessage(Level = LogLevel.Warning,
        Message = "{Exchange}: asking for the venue's time failed after {Answers} answers; the last reading stays in use. {Reason}")]
    private static partial void LogFailed(ILogger logger, string exchange, int answers, string reason);

    private sealed record Reading(TimeSpan Offset, TimeSpan RoundTrip);
}

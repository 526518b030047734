using Hummingbot.Plugins.Sandbox.Matching;
using Microsoft.Extensions.Logging;

namespace Hummingbot.Plugins.Sandbox.Makers;

/// <summary>
/// Simulated participants that keep a venue's books alive: quotes around a price that wanders, small trades, and trades with the orders of
/// others that the price has come to. Stepping is the same for the same seed and the same orders of others.
/// </summary>
public sealed partial class MarketMakers : IAsyncDisposable
{
    /// <summary>The account that quotes.</summary>
    public const string MakerAccount = "makers";

    /// <summary>The account that trades with the quotes, apart so that self-trade prevention has no say.</summary>
    public const string TakerAccount = "takers";

    private readonly MatchingEngine _engine;
    private readonly TimeProvider _time;
    private readonly Random _random;
    private readonly MarketMakerOptions _options;
    private readonly ILogger _logger;
    private readonly PairMaker[] _pairs;
    private readonly CancellationTokenSource _disposing = new();
    private Task? _loop;
    private bool _isRunning;

    /// <summary>Creates the participants and opens their accounts; they do nothing yet.</summary>
    /// <param name="engine">The engine; all of its markets are kept alive.</param>
    /// <param name="options">How they behave.</param>
    /// <param name="timeProvider">What intervals are measured by.</param>
    /// <param name="random">Every choice of theirs; owned by them from now on.</param>
    /// <param name="logger">Where a failure is told.</param>
    public MarketMakers(MatchingEngine engine, MarketMakerOptions options, TimeProvider timeProvider, Random random, ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(engine);
        _engine = engine;
        _options = options;
        _time = timeProvider;
        _random = random;
        _logger = logger;
        engine.OpenAccount(MakerAccount, keepsHistory: false);
        engine.OpenAccount(TakerAccount, keepsHistory: false);
        _pairs = [.. engine.Markets.Select(market => new PairMaker(engine, market, NotionalFor(market), options, random))];

        // Where an asset such as BTC is what is paid with, the notional is so much of it as another market says it is worth.
        decimal NotionalFor(Market market) =>
            engine.Markets.FirstOrDefault(other => other.BaseAsset == market.QuoteAsset) is { } priced
                ? options.LevelNotional / priced.ReferencePrice
                : options.LevelNotional;
    }

    /// <summary>Whether they act by themselves.</summary>
    public bool IsRunning => _engine.Atomically(() => _isRunning);

    /// <summary>Acts once on every market.</summary>
    public void Step() =>
        _engine.Atomically(() =>
        {
            foreach (var pair in _pairs) pair.Step();
        });

    /// <summary>Acts once and from then on by itself until stopped; nothing if it does already.</summary>
    public void Start() =>
        _engine.Atomically(() =>
        {
            if (_isRunning) return;
            _isRunning = true;
            Step();
            _loop ??= RunAsync(_disposing.Token);
        });

    /// <summary>Stops acting; what rests stays, and no step is under way when it returns.</summary>
    public void Stop() => _engine.Atomically(() => _isRunning = false);

    /// <summary>Stops acting for good.</summary>
    /// <returns>A task that ends when nothing runs any more.</returns>
    public async ValueTask DisposeAsync()
    {
        Stop();
        await _disposing.CancelAsync().ConfigureAwait(false);
        if (_loop is not null) await _loop.ConfigureAwait(false);
        _disposing.Dispose();
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        var range = (int)(_options.MaxInterval - _options.MinInterval).TotalMilliseconds;
        try
        {
            while (true)
            {
                // The random source is shared with the steps, which run inside the engine's lock.
                var wait = _engine.Atomically(() => _options.MinInterval + TimeSpan.FromMilliseconds(_random.Next(range + 1)));
                await Task.Delay(wait, _time, cancellationToken).ConfigureAwait(false);
                _engine.Atomically(() =>
                {
                    if (_isRunning) Step();
                });
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Disposed.
        }
        catch (Exception failure)
        {
            _engine.Atomically(() => _isRunning = false);
            LogFailure(failure);
        }
    }

    [LoggerMessage(LogLevel.Error, "The sandbox's market makers failed and stopped.")]
    private partial void LogFailure(Exception failure);
}

using System.Threading.Channels;
using Hummingbot.Plugins.Sdk.Trackers;
using Microsoft.Extensions.Logging;

namespace Hummingbot.Plugins.Sdk.UserStreams;

/// <summary>Runs an account's stream and queues what it brings. A stream that ends is started again after a growing pause.</summary>
public sealed partial class UserStreamTracker : IUserStreamTracker, IAsyncDisposable
{
    private const int Capacity = 4096;

    private readonly string _exchange;
    private readonly PluginContext _context;
    private readonly ILogger _logger;
    private readonly SemaphoreSlim _lifecycle = new(1, 1);
    private readonly Channel<UserStreamMessage> _messages =
        Channel.CreateBounded<UserStreamMessage>(new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.Wait });

    private CancellationTokenSource? _stopping;
    private Task _running = Task.CompletedTask;
    private bool _hasRun;

    /// <summary>Creates a tracker; it does nothing before it is started.</summary>
    /// <param name="exchange">The exchange's name, for logs.</param>
    /// <param name="dataSource">Where the messages come from.</param>
    /// <param name="context">What the host gave to the plugin.</param>
    public UserStreamTracker(string exchange, IUserStreamTrackerDataSource dataSource, PluginContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _exchange = exchange;
        DataSource = dataSource;
        _context = context;
        _logger = context.LoggerFactory.CreateLogger<UserStreamTracker>();
    }

    /// <inheritdoc/>
    public IUserStreamTrackerDataSource DataSource { get; }

    /// <inheritdoc/>
    public ChannelReader<UserStreamMessage> UserStream => _messages.Reader;

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await _lifecycle.WaitAsync(cancellationToken);
        try
        {
            if (_stopping is not null) return;
            _stopping = new CancellationTokenSource();
            var token = _stopping.Token;
            _running = Task.Run(() => ListenAsync(token), CancellationToken.None);
        }
        finally
        {
            _lifecycle.Release();
        }
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _lifecycle.WaitAsync(cancellationToken);
        try
        {
            if (_stopping is not { } stopping) return;
            _stopping = null;
            await stopping.CancelAsync();
            await _running.WaitAsync(cancellationToken);
            stopping.Dispose();
        }
        finally
        {
            _lifecycle.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await StopAsync(CancellationToken.None);

    /// <summary>Ends only by cancellation, and then without failing.</summary>
    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            var delay = Backoff.Delay(attempt, _context.Random);
            try
            {
                // Between two runs messages may have been missed.
                if (_hasRun)
                {
                    await _messages.Writer.WriteAsync(
                        UserStreamInterruption.Create("the user stream was started again", _context.TimeProvider.GetUtcNow()), cancellationToken);
                }

                _hasRun = true;
                await DataSource.ListenForUserStreamAsync(_messages.Writer, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                LogEnded(_logger, _exchange, exception.Message, delay);
            }

            await Task.Delay(delay, _context.TimeProvider, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (cancellationToken.IsCancellationRequested) return;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Exchange}: the user stream has ended and is started again in {Delay}: {Reason}")]
    private static partial void LogEnded(ILogger logger, string exchange, string reason, TimeSpan delay);
}

using System.Threading.Channels;
using Hummingbot.Plugins.Sdk.WebSockets;
using Microsoft.Extensions.Logging;

namespace Hummingbot.Plugins.Sdk.UserStreams;

/// <summary>
/// Everything of a user stream that is not the venue's: connection, reconnects, waiting for the login's confirmation, time stamps, and the
/// marks that tell where messages may be missing. A venue adds its login and tells events from the rest.
/// </summary>
public abstract partial class UserStreamDataSourceBase : IUserStreamTrackerDataSource
{
    private readonly string _exchange;
    private readonly PluginContext _context;
    private volatile Session? _session;
    private long _lastReceivedTicks;

    /// <summary>Creates the base; it opens nothing yet.</summary>
    /// <param name="exchange">The exchange's name.</param>
    /// <param name="context">What the host gave to the plugin.</param>
    protected UserStreamDataSourceBase(string exchange, PluginContext context)
    {
        _exchange = exchange;
        _context = context;
        Logger = context.LoggerFactory.CreateLogger(GetType());
    }

    /// <inheritdoc/>
    public DateTimeOffset? LastReceived => Interlocked.Read(ref _lastReceivedTicks) is var ticks and not 0
        ? new DateTimeOffset(ticks, TimeSpan.Zero)
        : null;

    /// <inheritdoc/>
    /// <remarks>A socket that does not answer pings is cut; one that is open has therefore been alive within the time that takes.</remarks>
    public DateTimeOffset? LastTransportReceived => _session is { IsLoggedIn: true } session ? session.LastSignOfLife() : null;

    /// <summary>The logger.</summary>
    protected ILogger Logger { get; }

    /// <summary>How many events may wait for the reader before some are given up in favour of a reconciliation.</summary>
    protected virtual int Capacity => 4096;

    /// <summary>Whether the venue confirms a login, so that the stream counts as working only after
    /// <see cref="UserStreamFrame.LoggedIn"/>.</summary>
    protected virtual bool IsLoginConfirmed => true;

    /// <inheritdoc/>
    public async Task ListenForUserStreamAsync(ChannelWriter<UserStreamMessage> output, CancellationToken cancellationToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var options = CreateOptions();
        var connection = new WebSocketConnection(_exchange, options, _context.TimeProvider, _context.Random, Logger);
        var session = new Session(this, connection, options, stopping);
        _session = session;
        try
        {
            var handingOn = session.HandOnAsync(output, stopping.Token);
            await Task.WhenAny(connection.RunAsync(session, stopping.Token), handingOn);
            await stopping.CancelAsync();
            await handingOn.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        finally
        {
            await stopping.CancelAsync();
            _session = null;
        }

        cancellationToken.ThrowIfCancellationRequested();
        throw session.Refusal ?? new ExchangeException(
            _exchange, ExchangeErrorKind.Transport, $"{_exchange}: the user stream ended without a reason.");
    }

    /// <summary>The connection's address and bounds. Private: nothing of it is recorded.</summary>
    /// <returns>The options.</returns>
    protected abstract WebSocketConnectionOptions CreateOptions();

    /// <summary>Logs in and subscribes, after every connect.</summary>
    /// <param name="connection">The connection; messages with a signature are sent as private.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ExchangeException">
    /// The keys are wrong or missing (<see cref="ExchangeErrorKind.Authentication"/>): listening ends.
    /// </exception>
    protected abstract ValueTask LogInAsync(WebSocketConnection connection, CancellationToken cancellationToken);

    /// <summary>Tells what a message is. Runs on the receive loop.</summary>
    /// <param name="message">The message, valid only during the call.</param>
    /// <param name="kind">The venue's word for the kind of event, when it is at hand.</param>
    /// <returns>What it is; an event in case of doubt.</returns>
    /// <exception cref="ExchangeException">
    /// The venue refuses the login. <see cref="ExchangeErrorKind.Authentication"/> ends listening, other kinds reconnect.
    /// </exception>
    protected abstract UserStreamFrame Classify(ReadOnlySpan<byte> message, out string? kind);

    [LoggerMessage(Level = LogLevel.Warning,
        Message = "{Exchange}: the reader of the user stream is too slow; {Capacity} events wait. Further ones are dropped and the account is read over REST.")]
    private static partial void LogOverrun(ILogger logger, string exchange, int capacity);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Exchange}: the user stream is refused: {Reason}")]
    private static partial void LogRefused(ILogger logger, string exchange, string reason);
}

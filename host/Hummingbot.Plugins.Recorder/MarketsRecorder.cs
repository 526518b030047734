using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hummingbot.Plugins.Recorder;

/// <summary>
/// Records what connectors do: orders before they are sent, every step of theirs, fills once each, and how the connectors are. In SQLite, or
/// in PostgreSQL by connection string.
/// </summary>
/// <remarks>
/// <para>
/// Safe for concurrent use. Writes happen in one task, many events in one transaction. When the database fails, orders are refused (the
/// journal's task fails, so that the connector does not send them), <see cref="Status"/> tells why, and events wait and are tried again; when
/// too many wait, connectors wait too.
/// </para>
/// <para>
/// The order of calls: <see cref="OpenAsync"/>; <see cref="JournalFor"/> when an exchange's plugin is started; for its connector
/// <see cref="RestoreAsync"/>, <see cref="IExchangeConnector.RestoreTrackingStates"/>, <see cref="Record"/>, then the network. At the end
/// first the connectors are stopped, then the recorder is disposed, which writes what is left.
/// </para>
/// </remarks>
public sealed class MarketsRecorder : IAsyncDisposable
{
    private readonly RecorderOptions _options;
    private readonly RecordWriter _writer;
    private readonly TradeHistory _history;
    private readonly ILogger _logger;

    private MarketsRecorder(RecorderOptions options, RecordWriter writer, TradeHistory history, ILogger logger)
    {
        _options = options;
        _writer = writer;
        _history = history;
        _logger = logger;
    }

    /// <summary>Is told, on the writing task, whenever <see cref="Status"/> has changed. It must be quick.</summary>
    public event Action<RecorderStatus>? StatusChanged
    {
        add => _writer.StatusChanged += value;
        remove => _writer.StatusChanged -= value;
    }

    /// <summary>Whether the recorder writes, and why not.</summary>
    public RecorderStatus Status => _writer.Status;

    /// <summary>What is on record.</summary>
    public TradeHistory History => _history;

    /// <summary>Opens the database, creating or upgrading its tables, and begins to write.</summary>
    /// <param name="options">Which database.</param>
    /// <param name="loggerFactory">Takes the recorder's log; <see langword="null"/> for none.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="RecorderException">The database cannot be used; <see cref="RecorderException.Kind"/> and the message say why.</exception>
    public static async Task<MarketsRecorder> OpenAsync(
        RecorderOptions options, ILoggerFactory? loggerFactory = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.QueueCapacity, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.BatchSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.LockTimeout, TimeSpan.FromSeconds(1));
        var logger = (loggerFactory ?? NullLoggerFactory.Instance).CreateLogger<MarketsRecorder>();
        var database = new RecorderDatabase(options);
        try
        {
            var connection = await database.OpenAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                await SchemaUpgrade.RunAsync(database, connection, cancellationToken).ConfigureAwait(false);
            }
            catch
            {
                await connection.DisposeAsync().ConfigureAwait(false);
                throw;
            }

            var writer = new RecordWriter(options, database, new WriteSession(connection), logger);
            return new MarketsRecorder(options, writer, new TradeHistory(database), logger);
        }
        catch (Exception exception) when (DatabaseFault.IsOne(exception))
        {
            throw DatabaseFault.Of(exception, database);
        }
    }

    /// <summary>Where the connector of one exchange writes its orders down before it sends them.</summary>
    /// <param name="exchange">The exchange's name.</param>
    public IOrderJournal JournalFor(string exchange) => new OrderJournal(_writer, RecordingScope.Of(exchange, _options));

    /// <summary>Records a connector's events from now on, and at once the orders that it has.</summary>
    /// <param name="connector">The connector. It must outlive the subscription.</param>
    /// <returns>Ends the recording when disposed; what was announced before is still written.</returns>
    public IDisposable Record(IExchangeConnector connector)
    {
        ArgumentNullException.ThrowIfNull(connector);
        var exchange = connector.Name;
        var recording = new ConnectorRecording(connector, RecordingScope.Of(exchange, _options), _logger);
        var subscription = connector.Subscribe(announcement =>
        {
            if (!_writer.Post(new QueuedEvent(recording, announcement)))
                RecorderLog.EventRefused(_logger, exchange, announcement.Kind, announcement.OrderId);
        });
        recording.NoteOrders();
        _writer.Post(new QueuedEvent(recording, null));
        return subscription;
    }

    /// <summary>
    /// What <see cref="IExchangeConnector.RestoreTrackingStates"/> needs to take up the orders of earlier runs: those that were about to be
    /// sent, and those that had not ended.
    /// </summary>
    /// <param name="exchange">The exchange's name.</param>
    /// <param name="configFile">The configuration that placed them; <see langword="null"/> for the recorder's own.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The states by client order id.</returns>
    /// <exception cref="RecorderException">The database cannot be read.</exception>
    public Task<IReadOnlyDictionary<string, string>> RestoreAsync(
        string exchange, string? configFile = null, CancellationToken cancellationToken = default) =>
        _history.ReadTrackingStatesAsync(exchange, configFile ?? _options.ConfigFile, cancellationToken);

    /// <summary>Waits until everything that was announced before the call is on durable storage.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="RecorderException">The recorder was stopped meanwhile.</exception>
    public Task FlushAsync(CancellationToken cancellationToken = default) => _writer.FlushAsync(cancellationToken);

    /// <summary>Writes what is left, for at most <see cref="RecorderOptions.StopTimeout"/>, and closes the database.</summary>
    public ValueTask DisposeAsync() => _writer.DisposeAsync();
}

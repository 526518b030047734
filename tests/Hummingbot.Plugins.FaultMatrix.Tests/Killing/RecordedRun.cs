using Hummingbot.Plugins.FaultMatrix.Tests.Support;
using Hummingbot.Plugins.Recorder;
using Hummingbot.Plugins.Testing;

namespace Hummingbot.Plugins.FaultMatrix.Tests.Killing;

/// <summary>A connector that is taken up from its record, as a host does it, and recorded from then on.</summary>
internal sealed class RecordedRun : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(120);

    private readonly VenueContainer _container;
    private readonly IDisposable _recording;

    private RecordedRun(MarketsRecorder recorder, VenueContainer container, IDisposable recording)
    {
        Recorder = recorder;
        _container = container;
        _recording = recording;
    }

    public MarketsRecorder Recorder { get; }

    public IExchangeConnector Connector => _container.Get<IExchangeConnector>();

    public static async Task<RecordedRun> StartAsync(TradingTask task, TimeProvider time, CancellationToken cancellationToken)
    {
        var recorder = await MarketsRecorder.OpenAsync(
            new RecorderOptions { DatabaseFile = task.File, TimeProvider = time }, cancellationToken: cancellationToken);
        var venue = Venue.Of(task.Venue);
        var container = venue.Connect(task.ToEndpoints(), time, new SeededRandom(task.Seed), journal: recorder.JournalFor(venue.Name));
        var connector = container.Get<IExchangeConnector>();
        var restored = connector.RestoreTrackingStates(await recorder.RestoreAsync(venue.Name, cancellationToken: cancellationToken));
        if (restored.Unreadable.Count > 0) throw new InvalidDataException($"Unreadable: {string.Join(", ", restored.Unreadable)}");
        var run = new RecordedRun(recorder, container, recorder.Record(connector));
        await StartAsync(connector, cancellationToken);
        return run;
    }

    public async ValueTask DisposeAsync()
    {
        await _container.DisposeAsync();
        _recording.Dispose();
        await Recorder.DisposeAsync();
    }

    // As the network monitor of a host does: on a clock that runs this fast, the first requests of a cold process may run out of their time.
    private static async Task StartAsync(IExchangeConnector connector, CancellationToken cancellationToken)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                await connector.StartNetworkAsync(cancellationToken);
                return;
            }
            catch (ExchangeException) when (TimeProvider.System.GetElapsedTime(start) < StartLimit)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }
}

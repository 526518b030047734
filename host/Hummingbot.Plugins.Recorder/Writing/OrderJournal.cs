namespace Hummingbot.Plugins.Recorder;

/// <summary>The journal of one exchange.</summary>
internal sealed class OrderJournal(RecordWriter writer, RecordingScope scope) : IOrderJournal
{
    public async ValueTask RecordBeforeSendAsync(InFlightOrder order, string trackingState, CancellationToken cancellationToken)
    {
        var entry = new JournalEntry(scope, order, trackingState);
        await writer.JournalAsync(entry, cancellationToken).ConfigureAwait(false);
        await entry.Done.WaitAsync(cancellationToken).ConfigureAwait(false);
    }
}

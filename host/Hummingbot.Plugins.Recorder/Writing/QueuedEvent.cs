namespace Hummingbot.Plugins.Recorder;

/// <summary>Something to write: an event of a connector, a sweep over its orders (no event), or the wish to know when everything before it
/// has been written (<paramref name="Flushed"/>).</summary>
internal readonly record struct QueuedEvent(ConnectorRecording? Recording, ExchangeEvent? Event, TaskCompletionSource? Flushed = null);

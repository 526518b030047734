namespace Hummingbot.Plugins.Sandbox.Server;

/// <summary>What was asked of a sandbox, without secrets: the last requests and what became of them. Thread-safe.</summary>
/// <param name="length">How many are remembered.</param>
public sealed class RequestLog(int length)
{
    private readonly Lock _lock = new();
    private readonly Queue<RequestLogEntry> _entries = new();
    private long _last;

    /// <summary>What is remembered, oldest first.</summary>
    public IReadOnlyList<RequestLogEntry> Entries
    {
        get
        {
            lock (_lock) return [.. _entries];
        }
    }

    internal RequestLogEntry Add(
        DateTimeOffset time, string what, string target, int? status = null, string? account = null, string? fault = null, long? session = null)
    {
        lock (_lock)
        {
            var entry = new RequestLogEntry(++_last, time, what, target, status, account, fault, session);
            _entries.Enqueue(entry);
            if (_entries.Count > length) _entries.Dequeue();
            return entry;
        }
    }
}

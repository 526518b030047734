namespace Hummingbot.Plugins.Sdk.Trading;

/// <summary>Transactions that must be confirmed in time. Safe for concurrent use.</summary>
internal sealed class TransactionTimeouts
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, DateTimeOffset> _limits = new(StringComparer.Ordinal);

    /// <summary>Begins to watch a transaction.</summary>
    /// <exception cref="InvalidOperationException">It is watched already.</exception>
    public void Start(string trackingId, DateTimeOffset limit)
    {
        lock (_lock)
        {
            if (!_limits.TryAdd(trackingId, limit)) throw new InvalidOperationException($"The transaction '{trackingId}' is watched already.");
        }
    }

    public void Stop(string trackingId)
    {
        lock (_lock) _limits.Remove(trackingId);
    }

    public bool IsTracked(string trackingId)
    {
        lock (_lock) return _limits.ContainsKey(trackingId);
    }

    /// <summary>Takes out the transactions whose limit has passed.</summary>
    public IReadOnlyList<string> TakeExpired(DateTimeOffset now)
    {
        lock (_lock)
        {
            string[] expired = [.. _limits.Where(entry => entry.Value <= now).Select(entry => entry.Key)];
            foreach (var trackingId in expired) _limits.Remove(trackingId);
            return expired;
        }
    }
}

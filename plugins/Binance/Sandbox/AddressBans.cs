namespace Hummingbot.Plugins.Binance.Sandbox;

/// <summary>Bans of addresses that go on asking after they were told that they ask too much. Used inside the engine's lock.</summary>
internal sealed class AddressBans
{
    /// <summary>So many refusals without a pause of <see cref="Memory"/> bring a ban.</summary>
    public const int Patience = 10;

    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(2);

    private readonly Dictionary<string, (int Count, DateTimeOffset Last)> _refusals = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _until = new(StringComparer.Ordinal);

    /// <summary>Until when an address is banned, if it is.</summary>
    public DateTimeOffset? EndOf(string address, DateTimeOffset now) =>
        _until.TryGetValue(address, out var until) && now < until ? until : null;

    /// <summary>Counts a request that was refused for asking too much.</summary>
    public void Count(string address, DateTimeOffset now)
    {
        var (count, last) = _refusals.GetValueOrDefault(address);
        count = now - last < Memory ? count + 1 : 1;
        _refusals[address] = (count, now);
        if (count < Patience) return;
        _refusals.Remove(address);
        _until[address] = now + Length;
    }

    public void Clear()
    {
        _refusals.Clear();
        _until.Clear();
    }
}

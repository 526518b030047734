using Hummingbot.Plugins.Sandbox.Matching;

namespace Hummingbot.Plugins.Coinbase.Sandbox;

/// <summary>
/// Orders that are good till a time. They end at the next request or the next second of a feed session after it: before that nobody
/// could see the difference. Used inside the engine's lock.
/// </summary>
internal sealed class OrderLifetimes(MatchingEngine engine)
{
    private const int MaxRemembered = 10_000;

    private readonly Dictionary<Guid, (string Account, DateTimeOffset Until)> _ends = [];

    public void Add(Order order, DateTimeOffset until)
    {
        if (_ends.Count >= MaxRemembered) Forget(end => engine.FindOrder(end.Account, end.Order) is not { IsOpen: true });
        _ends[order.Uuid] = (order.Account, until);
    }

    /// <summary>When an order ends; <see langword="null"/> for one that is good till cancelled, or ended long ago.</summary>
    public DateTimeOffset? Find(Guid order) => _ends.TryGetValue(order, out var end) ? end.Until : null;

    public void EndWhatIsDue()
    {
        if (_ends.Count == 0) return;
        var now = engine.Now;
        foreach (var (order, (account, until)) in _ends)
        {
            if (until <= now) engine.Cancel(account, order);
        }

        Forget(end => end.Until <= now);
    }

    private void Forget(Func<(Guid Order, string Account, DateTimeOffset Until), bool> isOver)
    {
        foreach (var (order, (account, until)) in _ends)
        {
            if (isOver((order, account, until))) _ends.Remove(order);
        }
    }
}

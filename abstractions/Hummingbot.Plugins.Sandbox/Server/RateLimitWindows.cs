namespace Hummingbot.Plugins.Sandbox.Server;

/// <summary>How much of each rate limit is used. Thread-safe.</summary>
internal sealed class RateLimitWindows(IReadOnlyList<RateLimitRule> rules, TimeProvider time)
{
    // Addresses are loopback and accounts are the sandbox's own, so this stays small.
    private readonly Dictionary<(string Rule, string Who), (long Window, int Used)> _windows = [];
    private readonly Lock _lock = new();

    /// <summary>Takes the costs of one scope; all or, when one limit is exceeded, that one with the time that is left of its window.</summary>
    public (RateLimitRule Rule, TimeSpan RetryAfter)? Take(
        IReadOnlyList<RateCost> costs, RateLimitScope scope, string who, List<RateUsage> usage)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow().UtcTicks;
            foreach (var cost in costs)
            {
                var rule = RuleOf(cost.Rule);
                if (rule.Scope == scope && Used(rule, who, now) + cost.Weight > rule.Limit)
                    return (rule, TimeSpan.FromTicks(rule.Window.Ticks - (now % rule.Window.Ticks)));
            }

            foreach (var cost in costs)
            {
                var rule = RuleOf(cost.Rule);
                if (rule.Scope != scope) continue;
                var used = Used(rule, who, now) + cost.Weight;
                _windows[(rule.Name, who)] = (now / rule.Window.Ticks, used);
                usage.Add(new RateUsage(rule, used));
            }

            return null;
        }
    }

    public void Reset()
    {
        lock (_lock) _windows.Clear();
    }

    private int Used(RateLimitRule rule, string who, long now) =>
        _windows.TryGetValue((rule.Name, who), out var entry) && entry.Window == now / rule.Window.Ticks ? entry.Used : 0;

    private RateLimitRule RuleOf(string name) =>
        rules.FirstOrDefault(rule => rule.Name == name)
        ?? throw new InvalidOperationException($"A route costs of rate limit '{name}', which the venue does not have.");
}

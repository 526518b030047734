namespace Hummingbot.Plugins.Sdk.RateLimits;

/// <summary>An endpoint with its pools looked up.</summary>
internal sealed class LimitedCall(string id, (RatePool Pool, int Weight)[] takes)
{
    public string Id => id;

    public (RatePool Pool, int Weight)[] Takes => takes;

    public bool HasRoom(long now)
    {
        foreach (var (pool, weight) in takes)
            if (pool.IsSpokenFor || !pool.HasRoom(weight, now)) return false;
        return true;
    }

    public void Take(long now)
    {
        foreach (var (pool, weight) in takes) pool.Take(weight, now);
    }

    /// <summary>Keeps the pools that lack room for this call from calls behind it, so that small ones cannot starve it. Its other pools
    /// stay open to them.</summary>
    public void SpeakFor(long now)
    {
        foreach (var (pool, weight) in takes)
            if (!pool.HasRoom(weight, now)) pool.IsSpokenFor = true;
    }
}

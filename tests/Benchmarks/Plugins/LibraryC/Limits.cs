namespace Hummingbot.Plugins.Benchmarks.LibraryC;

/// <summary>The way into the third library.</summary>
public static class Limits
{
    public static int Of(string name) => new WireLimit(name, 1, 1200, TimeSpan.FromMinutes(1), TimeSpan.Zero, DateTimeOffset.UnixEpoch).Limit;
}

namespace Hummingbot.Plugins.Benchmarks.LibraryB;

/// <summary>The way into the second library.</summary>
public static class Fees
{
    public static decimal Maker(string symbol) => new WireFee(symbol, 0.001m, 0.002m, "USD", IsRebate: false, DateTimeOffset.UnixEpoch).Maker;
}

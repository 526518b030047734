namespace Hummingbot.Plugins.Benchmarks.LibraryA;

/// <summary>The way into the first library.</summary>
public static class Markets
{
    public static string Describe(string symbol) => new WireMarket(symbol, "ABC", "USD", 0.01m, 0.1m, 5m).Symbol;
}

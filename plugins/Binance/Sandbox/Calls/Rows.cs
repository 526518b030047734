namespace Hummingbot.Plugins.Binance.Sandbox.Calls;

/// <summary>Which rows a request wants.</summary>
internal static class Rows
{
    public static bool IsWithin(DateTimeOffset time, long? start, long? end)
    {
        var milliseconds = time.ToUnixTimeMilliseconds();
        return (start is null || milliseconds >= start) && (end is null || milliseconds <= end);
    }
}

using System.Diagnostics;
using System.Globalization;

namespace Hummingbot.Plugins.Benchmarks;

/// <summary>What a host says once its plugins are ready. First, and at once, how many answered; then how long that took since its first own
/// line of code, and the memory resident now.</summary>
internal static class Readiness
{
    public static void Report(int answers, long started)
    {
        var elapsed = Stopwatch.GetElapsedTime(started);
        Console.WriteLine(answers);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{elapsed.TotalMilliseconds:0.000} {Environment.WorkingSet}"));
    }
}

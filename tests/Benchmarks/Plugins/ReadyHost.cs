using System.Diagnostics;
using System.Globalization;

namespace Hummingbot.Plugins.Benchmarks;

/// <summary>What a host process said and how long it took.</summary>
/// <param name="Milliseconds">From just before the process was started until it said that every plugin had answered.</param>
/// <param name="OwnMilliseconds">The part of it since the process's own first line of code.</param>
/// <param name="ResidentBytes">The memory resident then.</param>
internal sealed record ReadyHost(double Milliseconds, double OwnMilliseconds, double ResidentBytes)
{
    /// <summary>Runs a host over a directory of plugins.</summary>
    /// <param name="host">Its project's name.</param>
    /// <param name="plugins">The directory.</param>
    /// <param name="count">How many plugins have to answer.</param>
    public static ReadyHost Run(string host, string plugins, int count)
    {
        var start = new ProcessStartInfo(Layout.PublishedProgram(host)) { RedirectStandardOutput = true };
        start.ArgumentList.Add(plugins);
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var answers = process.StandardOutput.ReadLine();
        var elapsed = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        var details = process.StandardOutput.ReadLine();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (answers != count.ToString(CultureInfo.InvariantCulture) || details?.Split(' ') is not [var own, var resident])
            throw new InvalidOperationException($"{host} said '{answers}' and '{details}' where {count} plugins had to answer.");
        return new ReadyHost(elapsed, double.Parse(own, CultureInfo.InvariantCulture), double.Parse(resident, CultureInfo.InvariantCulture));
    }
}

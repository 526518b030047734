using System.Globalization;

namespace Hummingbot.Plugins.Host.CommandLine;

/// <summary>Reads durations such as <c>30s</c>, <c>5m</c>, <c>1.5h</c> or <c>500ms</c>.</summary>
internal static class DurationText
{
    private static readonly (string Unit, decimal Milliseconds)[] Units = [("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000)];

    /// <summary>Reads a duration above zero and up to 30 days.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        foreach (var (unit, milliseconds) in Units)
        {
            if (!text.EndsWith(unit, StringComparison.Ordinal)) continue;
            var number = text.AsSpan(0, text.Length - unit.Length);
            if (!decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)) continue;
            if (value <= 0 || value > (decimal)TimeSpan.FromDays(30).TotalMilliseconds / milliseconds) return false;
            duration = TimeSpan.FromMilliseconds((double)(value * milliseconds));
            return duration > TimeSpan.Zero;
        }

        return false;
    }
}

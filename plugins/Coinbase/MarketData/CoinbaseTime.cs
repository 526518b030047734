using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Hummingbot.Plugins.Coinbase.MarketData;

/// <summary>The feed's times, which always have one form, by the places of their digits.</summary>
internal static class CoinbaseTime
{
    /// <summary>The length of <c>2021-04-17T16:43:37.075687Z</c>.</summary>
    public const int Length = 27;

    // The second half begins within the first, so that both are full.
    private const int TailStart = Length - 16;

    private static Vector128<byte> HeadForm => Vector128.Create("0000-00-00T00:00"u8);

    private static Vector128<byte> HeadLimits => Vector128.Create((byte)9, 9, 9, 9, 0, 1, 9, 0, 3, 9, 0, 2, 9, 0, 5, 9);

    private static Vector128<byte> TailForm => Vector128.Create("00:00:00.000000Z"u8);

    private static Vector128<byte> TailLimits => Vector128.Create((byte)2, 9, 0, 5, 9, 0, 5, 9, 0, 9, 9, 9, 9, 9, 9, 0);

    /// <summary>Reads a time of that form, to the microsecond, in UTC.</summary>
    /// <param name="text">The text.</param>
    /// <param name="time">The time.</param>
    /// <returns><see langword="false"/> when it is not of that form: it may still be a time.</returns>
    public static bool TryRead(ReadOnlySpan<byte> text, out DateTimeOffset time)
    {
        time = default;
        if (text.Length != Length) return false;

        // Less the form, digits are 0 to 9 and what stands between them is 0; no other character comes out that small.
        ref var first = ref MemoryMarshal.GetReference(text);
        if (Vector128.GreaterThanAny(Vector128.LoadUnsafe(ref first) - HeadForm, HeadLimits)
            || Vector128.GreaterThanAny(Vector128.LoadUnsafe(ref first, TailStart) - TailForm, TailLimits)) return false;

        var (year, month, day, hour) = (Two(text, 0) * 100 + Two(text, 2), Two(text, 5), Two(text, 8), Two(text, 11));
        if (year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month) || hour > 23) return false;
        var seconds = (((hour * 60) + Two(text, 14)) * 60) + Two(text, 17);
        var microseconds = (Two(text, 20) * 10_000) + (Two(text, 22) * 100) + Two(text, 24);
        var ticks = new DateTime(year, month, day).Ticks + (seconds * TimeSpan.TicksPerSecond) + (microseconds * TimeSpan.TicksPerMicrosecond);
        time = new DateTimeOffset(ticks, TimeSpan.Zero);
        return true;
    }

    private static int Two(ReadOnlySpan<byte> text, int index) => (text[index] * 10) + text[index + 1] - ('0' * 11);
}

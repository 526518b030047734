using System.Globalization;
using System.Text.Json;

namespace Hummingbot.Plugins.Host.Running;

/// <summary>Writes the books of a run for programs and for people.</summary>
internal static class RunStatusText
{
    /// <summary>Writes a book as members of the current JSON object.</summary>
    public static void WriteMembers(Utf8JsonWriter json, RunningBook book)
    {
        json.WriteString("exchange", book.Exchange);
        json.WriteString("pair", book.Pair);
        json.WriteString("state", book.State);
        json.WriteString("reason", book.Reason);
        json.WriteString("bestBid", book.BestBid);
        json.WriteString("bestAsk", book.BestAsk);
        json.WriteNumber("frames", book.Frames);
        json.WriteNumber("trades", book.Trades);
        json.WriteNumber("gaps", book.Gaps);
        json.WriteNumber("resyncs", book.Resyncs);
        if (book.LastChange is { } change) json.WriteString("lastChange", change);
        else json.WriteNull("lastChange");
    }

    /// <summary>How long ago a book last changed.</summary>
    public static string AgeOf(RunningBook book, DateTimeOffset now)
    {
        if (book.LastChange is not { } change) return "never";
        var age = now - change;
        if (age < TimeSpan.Zero) age = TimeSpan.Zero;
        return age.TotalSeconds < 120
            ? string.Create(CultureInfo.InvariantCulture, $"{age.TotalSeconds:0.0} s ago")
            : string.Create(CultureInfo.InvariantCulture, $"{age.TotalMinutes:0} min ago");
    }
}

using System.Globalization;
using System.Text.Json;
using Hummingbot.Plugins.Sandbox.Server;

namespace Hummingbot.Plugins.Coinbase.Sandbox.Rest;

/// <summary>
/// A page of a list, newest first. The header <c>CB-BEFORE</c> has the cursor of the newest item, to ask for newer ones; <c>CB-AFTER</c>
/// that of the oldest, to ask for older ones, if there are any.
/// </summary>
internal static class Page
{
    /// <summary>Answers with the page that a request asks for by <c>limit</c>, <c>before</c> and <c>after</c>.</summary>
    /// <param name="request">The request.</param>
    /// <param name="newestFirst">The whole list.</param>
    /// <param name="cursor">Where an item stands: greater for newer ones.</param>
    /// <param name="write">Writes an item.</param>
    /// <param name="defaultLimit">How many when the request does not say.</param>
    public static VenueReply Of<T>(
        VenueRequest request, IEnumerable<T> newestFirst, Func<T, long> cursor, Action<Utf8JsonWriter, T> write, int defaultLimit)
    {
        var limit = (int)Math.Min(Read(request, "limit") ?? defaultLimit, 1_000);
        var before = Read(request, "before") ?? long.MinValue;
        var after = Read(request, "after") ?? long.MaxValue;
        if (limit <= 0) throw RefusalException.Invalid("limit");
        T[] found = [.. newestFirst.Where(item => cursor(item) > before && cursor(item) < after).Take(limit + 1)];
        var items = found.AsSpan(0, Math.Min(found.Length, limit)).ToArray();
        var reply = VenueReply.Json(json =>
        {
            json.WriteStartArray();
            foreach (var item in items) write(json, item);
            json.WriteEndArray();
        });
        if (items.Length > 0) reply.WithHeader("CB-BEFORE", Text(cursor(items[0])));
        if (found.Length > limit) reply.WithHeader("CB-AFTER", Text(cursor(items[^1])));
        return reply;
    }

    private static long? Read(VenueRequest request, string name) =>
        request.QueryValue(name) is not { } text ? null
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value
        : throw RefusalException.Invalid(name);

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}

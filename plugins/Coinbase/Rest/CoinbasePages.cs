using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Hummingbot.Plugins.Sdk.Rest;

namespace Hummingbot.Plugins.Coinbase.Rest;

/// <summary>Reads lists that the venue cuts into pages: a header of each page says where the next, older one begins.</summary>
internal static class CoinbasePages
{
    /// <summary>Far more than an account may have open, or an order may need to fill.</summary>
    private const int MostPages = 200;

    /// <summary>Reads all pages.</summary>
    /// <typeparam name="T">What is listed.</typeparam>
    /// <param name="ask">Asks for the page that begins at a place; <see langword="null"/> for the first.</param>
    /// <param name="type">How a page is read.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The entries of all pages, in the venue's order.</returns>
    /// <exception cref="ExchangeException">A call failed, a page cannot be read, or there is no end of them.</exception>
    public static async Task<IReadOnlyList<T>> ReadAllAsync<T>(
        Func<string?, Task<HttpResponseMessage>> ask, JsonTypeInfo<IReadOnlyList<T>> type, CancellationToken cancellationToken)
    {
        var all = new List<T>();
        string? place = null;
        for (var page = 0; page < MostPages; page++)
        {
            var answer = await ask(place);
            var next = answer.Headers.TryGetValues(CoinbaseFacts.NextPageHeader, out var values) ? values.FirstOrDefault() : null;
            var entries = await Task.FromResult(answer).ParseAsync(
                CoinbaseFacts.Name,
                body => JsonSerializer.Deserialize(body, type) ?? throw new JsonException("the list is null"),
                cancellationToken);
            all.AddRange(entries);
            if (string.IsNullOrEmpty(next) || entries.Count < CoinbaseFacts.PageSize) return all;
            if (next == place) break;
            place = next;
        }

        throw new ExchangeException(
            CoinbaseFacts.Name, ExchangeErrorKind.BadData, $"{CoinbaseFacts.Name}: a list does not come to an end, page after page.");
    }
}

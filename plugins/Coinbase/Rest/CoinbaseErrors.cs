using System.Text.Json;

namespace Hummingbot.Plugins.Coinbase.Rest;

/// <summary>Reads the venue's error answers: a status and <c>{"message": …}</c>, without codes.</summary>
internal static class CoinbaseErrors
{
    /// <summary>The venue's word, or <see langword="null"/> when the status has to do.</summary>
    /// <param name="httpStatus">The status.</param>
    /// <param name="body">The body.</param>
    public static ExchangeException? Translate(int httpStatus, ReadOnlyMemory<byte> body)
    {
        // What became of a request that ended in a 5xx no message tells.
        if (httpStatus >= 500 || MessageOf(body.Span) is not { Length: > 0 } message) return null;
        return new ExchangeException(CoinbaseFacts.Name, KindOf(httpStatus, message), message);
    }

    /// <summary>Whether the venue says that an order which was to be cancelled has ended before.</summary>
    /// <param name="error">The error.</param>
    public static bool SaysOrderIsDone(ExchangeException error) =>
        error.Kind == ExchangeErrorKind.Refused && error.Message.Contains("already done", StringComparison.OrdinalIgnoreCase);

    private static string? MessageOf(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, CoinbaseJson.Default.CoinbaseError)?.Message;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ExchangeErrorKind KindOf(int httpStatus, string message) => httpStatus switch
    {
        _ when message.Contains("timestamp expired", StringComparison.OrdinalIgnoreCase) => ExchangeErrorKind.Clock,
        401 or 403 => ExchangeErrorKind.Authentication,
        404 when SaysNotFound(message) => ExchangeErrorKind.NotFound,
        429 => ExchangeErrorKind.RateLimited,
        _ => ExchangeErrorKind.Refused,
    };

    private static bool SaysNotFound(string message) =>
        message.Contains("NotFound", StringComparison.OrdinalIgnoreCase) || message.Contains("not found", StringComparison.OrdinalIgnoreCase);
}

using System.Globalization;
using System.Text.Json;

namespace Hummingbot.Plugins.Sdk.Rest;

/// <summary>Judges what went wrong with one attempt.</summary>
internal static class RestFailures
{
    private const int LongestErrorBody = 64 * 1024;

    /// <summary>The venue answered, but not with success.</summary>
    public static async Task<ExchangeException> OfAnswerAsync(
        RestCall call, RestErrorTranslator? translate, HttpResponseMessage response, TimeProvider time, CancellationToken cancellationToken)
    {
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        var body = bytes.AsMemory(0, Math.Min(bytes.Length, LongestErrorBody));
        var status = (int)response.StatusCode;
        var translated = Translate(translate, status, body);
        var kind = translated?.Kind ?? KindOf(call, status);
        var what = translated is null ? ErrorText.OfBody(body.Span) : ErrorText.OneLine(translated.Message);
        return new ExchangeException(call.Exchange, kind, $"{call.Exchange}: {call.Name} failed with HTTP {status}{Hint(kind)}: {what}", translated)
        {
            HttpStatus = status,
            VenueCode = translated?.VenueCode,
            RetryAfter = translated?.RetryAfter ?? RetryAfter(response, time),
        };
    }

    /// <summary>A translator that trips over a body which is not what it claims to be has nothing to say about it.</summary>
    private static ExchangeException? Translate(RestErrorTranslator? translate, int status, ReadOnlyMemory<byte> body)
    {
        try
        {
            return translate?.Invoke(status, body);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException
                                              or KeyNotFoundException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>The request left, and then nothing came back in time.</summary>
    public static ExchangeException OfSilence(RestCall call, string what, Exception? cause) => call.Endpoint.IsRead || !call.IsSent
        ? call.Error(ExchangeErrorKind.Transport, $"{what}.", cause)
        : call.Error(ExchangeErrorKind.Unknown, $"{what}; the venue may have acted on it: ask before sending it again.", cause);

    /// <summary>The way to the venue failed.</summary>
    /// <returns><see langword="null"/> for an exception that is not of the network and so is a defect.</returns>
    public static ExchangeException? OfTransport(RestCall call, Exception exception, bool hadAnswer)
    {
        // A time-out of connecting arrives as a cancellation that nobody here asked for.
        if (exception is OperationCanceledException { InnerException: TimeoutException })
            return call.Error(ExchangeErrorKind.Transport, "could not connect in time.", exception);
        if (exception is not (HttpRequestException or IOException)) return null;

        var cause = ErrorText.OneLine(exception.GetBaseException().Message);
        var error = exception is HttpRequestException http ? http.HttpRequestError : HttpRequestError.Unknown;
        if (error == HttpRequestError.ConfigurationLimitExceeded && hadAnswer)
            return call.Error(
                call.Endpoint.IsRead ? ExchangeErrorKind.BadData : ExchangeErrorKind.Unknown, $"was answered with too much data: {cause}", exception);
        if (error is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError
            or HttpRequestError.ProxyTunnelError)
            return call.Error(ExchangeErrorKind.Transport, $"was not sent: {cause}", exception);
        return OfSilence(call, $"lost its connection: {cause}", exception);
    }

    /// <summary>
    /// What a status alone tells. A 404 is not <see cref="ExchangeErrorKind.NotFound"/>: anything on the way can send one, and only the
    /// venue's own word may say that an order does not exist.
    /// </summary>
    private static ExchangeErrorKind KindOf(RestCall call, int status) => status switch
    {
        429 or 418 => ExchangeErrorKind.RateLimited,
        401 => ExchangeErrorKind.Authentication,
        408 or >= 500 => call.Endpoint.IsRead ? ExchangeErrorKind.Transport : ExchangeErrorKind.Unknown,
        >= 300 and < 400 => ExchangeErrorKind.BadData,
        _ => ExchangeErrorKind.Refused,
    };

    private static string Hint(ExchangeErrorKind kind) => kind switch
    {
        ExchangeErrorKind.RateLimited => " (too many requests)",
        ExchangeErrorKind.Authentication => " (check the keys and their permissions)",
        ExchangeErrorKind.Clock => " (the clocks differ)",
        ExchangeErrorKind.Unknown => " (the venue may have acted on it)",
        _ => string.Empty,
    };

    private static TimeSpan? RetryAfter(HttpResponseMessage response, TimeProvider time)
    {
        var value = response.Headers.RetryAfter;
        var wait = value?.Delta ?? (value?.Date is { } date ? date - time.GetUtcNow() : null);
        if (wait is null && response.Headers.TryGetValues("Retry-After", out var values)
            && decimal.TryParse(values.First(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            && seconds <= int.MaxValue)
            wait = TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond));
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}

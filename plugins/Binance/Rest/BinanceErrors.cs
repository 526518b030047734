using System.Globalization;
using System.Text.Json;

namespace Hummingbot.Plugins.Binance.Rest;

/// <summary>Reads the venue's refusals: <c>{"code":-1121,"msg":"Invalid symbol."}</c>.</summary>
internal static class BinanceErrors
{
    /// <summary>Asked for an order that the venue does not have.</summary>
    public const int UnknownOrder = -2013;

    /// <summary>Asked for an order that ended without any execution more than 90 days ago.</summary>
    public const int ArchivedOrder = -2026;

    /// <summary>A cancellation was refused, mostly because there is no such open order.</summary>
    public const int RefusedCancel = -2011;

    /// <summary>Translates an answer that is not a success.</summary>
    /// <param name="httpStatus">The status.</param>
    /// <param name="body">The body.</param>
    /// <returns><see langword="null"/> when the body is not the venue's, or its code leaves open what became of the request.</returns>
    public static ExchangeException? Translate(int httpStatus, ReadOnlyMemory<byte> body)
    {
        if (Read(body.Span) is not { Code: not 0 } error) return null;
        var kind = KindOf(error) ?? (httpStatus is 429 or 418 ? ExchangeErrorKind.RateLimited : ExchangeErrorKind.Refused);
        // Behind a 5xx the order engine may have acted, whatever else the body says.
        if (httpStatus >= 500 && kind is not (ExchangeErrorKind.RateLimited or ExchangeErrorKind.Unknown)) return null;
        return Exception(kind, error);
    }

    /// <summary>Translates the <c>error</c> of an answer of the WebSocket API.</summary>
    /// <param name="error">The error.</param>
    public static ExchangeException Translate(BinanceError error) => Exception(KindOf(error) ?? ExchangeErrorKind.Refused, error);

    /// <summary>Whether a failure carries one of the venue's numbers.</summary>
    /// <param name="exception">The failure.</param>
    /// <param name="code">The number.</param>
    public static bool Has(this ExchangeException exception, int code) => exception.VenueCode == CodeText(code);

    private static ExchangeException Exception(ExchangeErrorKind kind, BinanceError error) =>
        new(BinanceFacts.Name, kind, $"{error.Msg ?? "no reason given"} (code {error.Code})") { VenueCode = CodeText(error.Code) };

    private static string CodeText(int code) => code.ToString(CultureInfo.InvariantCulture);

    private static ExchangeErrorKind? KindOf(BinanceError error) => error.Code switch
    {
        -1121 or UnknownOrder or ArchivedOrder => ExchangeErrorKind.NotFound, // -1121: unknown symbol
        // One number for every refused cancellation; only these words say that there is no such order.
        RefusedCancel => error.Msg?.Contains("Unknown order", StringComparison.OrdinalIgnoreCase) == true
            ? ExchangeErrorKind.NotFound
            : ExchangeErrorKind.Refused,
        -1003 or -1008 or -1015 or -1034 => ExchangeErrorKind.RateLimited, // weight; overload; orders; connections
        // Something failed inside the venue, or behind its gateway: it does not say whether before or after it acted.
        -1000 or -1001 or -1006 or -1007 => ExchangeErrorKind.Unknown,
        -1021 => ExchangeErrorKind.Clock,
        -1002 or -1022 or -1099 or -2008 or -2014 or -2015 => ExchangeErrorKind.Authentication, // signature; key, its format, address or permission
        _ => null,
    };

    private static BinanceError? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, BinanceJson.Default.BinanceError);
        }
        catch (JsonException)
        {
            return null; // a page of something on the way
        }
    }
}

using System.Globalization;
using System.Text.Json;

namespace Hummingbot.Plugins.Binance.Rest;

/// <summary>Reads the venue's refusals: <c>{"code":-1121,"msg":"Invalid symbol."}</c>.</summary>
internal static class BinanceErrors
{
    /// <summary>Translates an answer that is not a success.</summary>
    /// <param name="httpStatus">The status.</param>
    /// <param name="body">The body.</param>
    /// <returns><see langword="null"/> when the body is not the venue's, or its code leaves open what became of the request.</returns>
    public static ExchangeException? Translate(int httpStatus, ReadOnlyMemory<byte> body)
    {
        if (Read(body.Span) is not { Code: not 0 } error) return null;
        var kind = KindOf(error.Code) ?? (httpStatus is 429 or 418 ? ExchangeErrorKind.RateLimited : ExchangeErrorKind.Refused);
        // Behind a 5xx the order engine may have acted, whatever else the body says.
        if (httpStatus >= 500 && kind is not (ExchangeErrorKind.RateLimited or ExchangeErrorKind.Unknown)) return null;
        return new ExchangeException(BinanceFacts.Name, kind, $"{error.Msg ?? "no reason given"} (code {error.Code})")
        {
            VenueCode = error.Code.ToString(CultureInfo.InvariantCulture),
        };
    }

    private static ExchangeErrorKind? KindOf(int code) => code switch
    {
        -2011 or -2013 or -2026 or -1121 => ExchangeErrorKind.NotFound, // unknown order (cancel, query, archived); unknown symbol
        -1003 or -1008 or -1015 or -1034 => ExchangeErrorKind.RateLimited, // weight; overload; orders; connections
        -1006 or -1007 => ExchangeErrorKind.Unknown, // an unexpected answer, or none in time, from behind the gateway
        -1021 => ExchangeErrorKind.Clock,
        -1022 or -2014 or -2015 => ExchangeErrorKind.Authentication, // signature; key format; key, address or permission
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

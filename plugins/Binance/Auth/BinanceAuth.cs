using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Hummingbot.Plugins.Sdk.Rest;
using Hummingbot.Plugins.Sdk.Time;

namespace Hummingbot.Plugins.Binance.Auth;

/// <summary>
/// Signs for one account: hex(HMAC-SHA256(secret, parameters)), with the venue's time in milliseconds among the parameters. REST signs them
/// percent-encoded and in the order sent; the WebSocket API signs them plain and sorted by name, with the key among them.
/// </summary>
internal sealed class BinanceAuth(ExchangeCredentials credentials, ServerTimeSynchronizer time) : IExchangeAuth
{
    private const string KeyHeader = "X-MBX-APIKEY";
    private const string KeyParameter = "apiKey";
    private const string TimestampParameter = "timestamp";
    private const string SignatureParameter = "signature";

    /// <summary>The query is signed as it is: no part of it may be spelled otherwise on its way.</summary>
    private static readonly UriCreationOptions Verbatim = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private byte[]? _secret;

    public SignedRequest Sign(RestRequestToSign request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!request.Body.IsEmpty)
        {
            throw new ExchangeException(
                BinanceFacts.Name, ExchangeErrorKind.Unsupported, "binance takes parameters and forms, no other bodies; the request was not signed.");
        }

        // Time stamp and signature go where the parameters are. A form follows the query without anything between them.
        var hasForm = request.FormParameters.Count > 0;
        var timestamp = KeyValuePair.Create(TimestampParameter, Timestamp());
        var query = Encode(hasForm ? request.QueryParameters : [.. request.QueryParameters, timestamp]);
        var form = Encode(hasForm ? [.. request.FormParameters, timestamp] : []);
        var signature = $"&{SignatureParameter}={Signature(Secret, query + form)}";
        if (hasForm) form += signature;
        else query += signature;

        var address = request.Uri.GetLeftPart(UriPartial.Path);
        return new SignedRequest
        {
            Method = request.Method,
            Uri = new Uri(query.Length == 0 ? address : $"{address}?{query}", Verbatim),
            Headers = [new(KeyHeader, credentials[BinanceFacts.ApiKey])],
            Body = Encoding.ASCII.GetBytes(form),
            ContentType = hasForm ? "application/x-www-form-urlencoded" : null,
        };
    }

    /// <summary>Signs a form that goes out by itself, without parameters in the address, and gives it to its request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="form">Its parameters.</param>
    public void Sign(HttpRequestMessage request, ref FormWriter form)
    {
        ArgumentNullException.ThrowIfNull(request);
        form.Add("timestamp"u8, time.UtcNow.ToUnixTimeMilliseconds());
        Span<byte> signature = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_secret ??= Encoding.UTF8.GetBytes(Secret), form.Written, signature);
        form.AddHex("signature"u8, signature);
        request.Headers.TryAddWithoutValidation(KeyHeader, credentials[BinanceFacts.ApiKey]);
        request.Content = form.ToContent();
    }

    public IReadOnlyList<KeyValuePair<string, string>> SignWebSocketLogin(WebSocketLoginToSign login)
    {
        ArgumentNullException.ThrowIfNull(login);
        KeyValuePair<string, string>[] parameters =
        [
            .. login.Parameters,
            new(KeyParameter, credentials[BinanceFacts.ApiKey]),
            new(TimestampParameter, Timestamp()),
        ];
        var payload = string.Join('&', parameters
            .OrderBy(parameter => parameter.Key, StringComparer.Ordinal)
            .Select(parameter => $"{parameter.Key}={parameter.Value}"));
        return [.. parameters, new(SignatureParameter, Signature(Secret, payload))];
    }

    /// <summary>The signature by itself, in lower-case hex digits.</summary>
    /// <param name="secret">The account's secret.</param>
    /// <param name="payload">What is signed.</param>
    internal static string Signature(string secret, string payload) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(payload)));

    private string Secret => credentials[BinanceFacts.ApiSecret];

    private string Timestamp() => time.UtcNow.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    private static string Encode(IReadOnlyList<KeyValuePair<string, string>> parameters) => string.Join('&', parameters
        .Select(parameter => $"{Uri.EscapeDataString(parameter.Key)}={Uri.EscapeDataString(parameter.Value)}"));
}

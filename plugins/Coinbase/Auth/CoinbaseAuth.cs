using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Hummingbot.Plugins.Coinbase.Auth;

/// <summary>
/// Signs for one account: base64(HMAC-SHA256(base64-decoded secret, time stamp + verb + path with query + body)). The time stamp, in
/// seconds, must be within 30 s of the venue's clock.
/// </summary>
/// <param name="credentials">The account's keys.</param>
/// <param name="venueTime">Tells the venue's time.</param>
internal sealed class CoinbaseAuth(ExchangeCredentials credentials, Func<DateTimeOffset> venueTime) : IExchangeAuth
{
    private byte[]? _secret;

    public SignedRequest Sign(RestRequestToSign request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.FormParameters.Count > 0)
        {
            throw new ExchangeException(
                CoinbaseFacts.Name, ExchangeErrorKind.Unsupported, "coinbase takes JSON bodies, no forms; the request was not signed.");
        }

        var uri = WithQuery(request);
        var timestamp = Timestamp();
        return new SignedRequest
        {
            Method = request.Method,
            Uri = uri,
            Headers =
            [
                new("CB-ACCESS-KEY", credentials[CoinbaseFacts.ApiKey]),
                new("CB-ACCESS-SIGN", Signature(Secret(), $"{timestamp}{request.Method.Method}{uri.PathAndQuery}", request.Body.Span)),
                new("CB-ACCESS-TIMESTAMP", timestamp),
                new("CB-ACCESS-PASSPHRASE", credentials[CoinbaseFacts.Passphrase]),
            ],
            Body = request.Body,
            ContentType = request.ContentType,
        };
    }

    /// <summary>Signs a request with a JSON body and without parameters, and gives both to it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="body">The body.</param>
    public void Sign(HttpRequestMessage request, byte[] body)
    {
        ArgumentNullException.ThrowIfNull(request);
        var timestamp = Timestamp();
        var signature = Signature(_secret ??= Secret(), $"{timestamp}{request.Method.Method}{request.RequestUri!.PathAndQuery}", body);
        request.Headers.TryAddWithoutValidation("CB-ACCESS-KEY", credentials[CoinbaseFacts.ApiKey]);
        request.Headers.TryAddWithoutValidation("CB-ACCESS-SIGN", signature);
        request.Headers.TryAddWithoutValidation("CB-ACCESS-TIMESTAMP", timestamp);
        request.Headers.TryAddWithoutValidation("CB-ACCESS-PASSPHRASE", credentials[CoinbaseFacts.Passphrase]);
        request.Content = new ByteArrayContent(body);
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
    }

    public IReadOnlyList<KeyValuePair<string, string>> SignWebSocketLogin(WebSocketLoginToSign login)
    {
        ArgumentNullException.ThrowIfNull(login);
        var timestamp = Timestamp();
        return
        [
            .. login.Parameters,
            new("signature", Signature(Secret(), $"{timestamp}GET{CoinbaseFacts.VerifyPath}", body: default)),
            new("key", credentials[CoinbaseFacts.ApiKey]),
            new("passphrase", credentials[CoinbaseFacts.Passphrase]),
            new("timestamp", timestamp),
        ];
    }

    private static Uri WithQuery(RestRequestToSign request) =>
        request.QueryParameters.Count == 0
            ? request.Uri
            : new UriBuilder(request.Uri)
            {
                Query = string.Join('&', request.QueryParameters.Select(
                    parameter => $"{Uri.EscapeDataString(parameter.Key)}={Uri.EscapeDataString(parameter.Value)}")),
            }.Uri;

    private string Timestamp() => venueTime().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>The signature by itself.</summary>
    /// <param name="secret">The secret's bytes.</param>
    /// <param name="head">Time stamp, verb, and path with query.</param>
    /// <param name="body">The exact body.</param>
    internal static string Signature(ReadOnlySpan<byte> secret, string head, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        hmac.AppendData(Encoding.UTF8.GetBytes(head));
        hmac.AppendData(body);
        return Convert.ToBase64String(hmac.GetHashAndReset());
    }

    private byte[] Secret()
    {
        try
        {
            return Convert.FromBase64String(credentials[CoinbaseFacts.SecretKey]);
        }
        catch (FormatException e)
        {
            throw new ExchangeException(
                CoinbaseFacts.Name,
                ExchangeErrorKind.Authentication,
                "The coinbase API secret is not base64 text as the venue issues it; connect coinbase again and copy the secret whole.",
                e);
        }
    }
}

namespace Hummingbot.Plugins;

/// <summary>Signs the requests of one account. Safe for concurrent use.</summary>
/// <remarks>
/// Holds the credentials, takes the time from the plugin's clock (put right by the venue's, where the connector keeps it so), and issues
/// nonces in strictly increasing order. Signing neither waits nor connects. A signed request is used once: a retry is signed anew.
/// </remarks>
public interface IExchangeAuth
{
    /// <summary>Signs a REST request: adds what the venue wants (key, time stamp, nonce, signature) to query, headers or body.</summary>
    /// <param name="request">The request; left as it is.</param>
    /// <returns>The request to send.</returns>
    /// <exception cref="ExchangeException">A credential is missing or is not of the venue's form
    /// (<see cref="ExchangeErrorKind.Authentication"/>).</exception>
    SignedRequest Sign(RestRequestToSign request);

    /// <summary>Signs a WebSocket login, on venues that log in by a message.</summary>
    /// <param name="login">What is to be signed; left as it is.</param>
    /// <returns>The fields to send, in order, the given parameters included.</returns>
    /// <exception cref="ExchangeException">A credential is missing or is not of the venue's form
    /// (<see cref="ExchangeErrorKind.Authentication"/>), or the venue has no such login (<see cref="ExchangeErrorKind.Unsupported"/>).
    /// </exception>
    IReadOnlyList<KeyValuePair<string, string>> SignWebSocketLogin(WebSocketLoginToSign login) => throw new ExchangeException(
        string.Empty,
        ExchangeErrorKind.Unsupported,
        $"{GetType().Name} has no WebSocket login by message.");
}

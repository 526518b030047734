using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Hummingbot.Plugins.Benchmarks;

/// <summary>The naive reference: an order signed by way of strings.</summary>
internal sealed class NaiveSigner(string key, string secret, TimeProvider time)
{
    public int Sign(HttpRequestMessage request, string symbol, decimal amount, decimal price, string clientOrderId)
    {
        var (id, now) = (Uri.EscapeDataString(clientOrderId), time.GetUtcNow().ToUnixTimeMilliseconds());
        var order = string.Create(
            CultureInfo.InvariantCulture, $"symbol={symbol}&side=BUY&type=LIMIT&timeInForce=GTC&quantity={amount}&price={price}");
        var payload = string.Create(CultureInfo.InvariantCulture, $"{order}&newClientOrderId={id}&newOrderRespType=FULL&timestamp={now}");
        using var hmac = new HMACSHA256(Encoding.UTF8.GetBytes(secret));
        var signature = Convert.ToHexStringLower(hmac.ComputeHash(Encoding.UTF8.GetBytes(payload)));
        request.Headers.Add("X-MBX-APIKEY", key);
        request.Content = new StringContent($"{payload}&signature={signature}", Encoding.ASCII, "application/x-www-form-urlencoded");
        return payload.Length;
    }
}

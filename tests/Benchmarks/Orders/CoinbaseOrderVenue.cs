using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Hummingbot.Plugins.Benchmarks;

/// <summary>Coinbase Exchange, as far as placing orders needs it.</summary>
internal sealed class CoinbaseOrderVenue : OrderVenue
{
    private long _orders;

    public override string Answer(string target) => target.Split('?')[0] switch
    {
        "/time" => $$"""{"iso":"{{Now}}","epoch":0}""",
        "/products" => """
            [{"id":"BTC-USDT","base_currency":"BTC","quote_currency":"USDT","status":"online","quote_increment":"0.01","base_increment":"0.00001",
              "min_market_funds":"1"}]
            """,
        "/accounts" => """
            [{"currency":"BTC","balance":"0","available":"0"},{"currency":"USDT","balance":"1000000000000","available":"1000000000000"}]
            """,
        "/fees" => """{"maker_fee_rate":"0.004","taker_fee_rate":"0.006"}""",
        _ => "[]",
    };

    /// <summary>The answer leaves the end of the order to the account's stream, so this venue rejects what it was asked.</summary>
    public override int AnswerOrder(ReadOnlySpan<byte> body, Span<byte> json)
    {
        var id = Encoding.ASCII.GetString(Between(body, "\"client_oid\":\""u8, (byte)'"'));
        Utf8.TryWrite(
            json,
            CultureInfo.InvariantCulture,
            $$"""
            {"id":"{{++_orders}}","client_oid":"{{id}}","product_id":"BTC-USDT","side":"buy","type":"limit","price":"50000.25","size":"0.125",
             "status":"rejected","reject_reason":"post only"}
            """,
            out var written);
        return written;
    }

    private static string Now => TimeProvider.System.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);
}

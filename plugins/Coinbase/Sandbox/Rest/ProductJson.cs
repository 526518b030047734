using System.Text.Json;
using Hummingbot.Plugins.Sandbox.Matching;
using Hummingbot.Plugins.Sandbox.Server;

namespace Hummingbot.Plugins.Coinbase.Sandbox.Rest;

/// <summary>Products and currencies as REST and the channel <c>status</c> tell them.</summary>
internal static class ProductJson
{
    public static void WriteProduct(Utf8JsonWriter json, MarketStatus status)
    {
        var market = status.Market;
        json.WriteStartObject();
        json.WriteString("id", market.TradingPair);
        json.WriteString("base_currency", market.BaseAsset);
        json.WriteString("quote_currency", market.QuoteAsset);
        json.WriteNumberText("quote_increment", market.TickSize);
        json.WriteNumberText("base_increment", market.StepSize);
        json.WriteString("display_name", market.TradingPair);
        json.WriteNumberText("min_market_funds", market.MinNotional);
        json.WriteBoolean("margin_enabled", false);
        json.WriteBoolean("post_only", false);
        json.WriteBoolean("limit_only", false);
        json.WriteBoolean("cancel_only", status.IsHalted);
        json.WriteString("status", "online");
        json.WriteString("status_message", string.Empty);
        json.WriteBoolean("trading_disabled", false);
        json.WriteBoolean("fx_stablecoin", false);
        json.WriteString("max_slippage_percentage", "0.02000000");
        json.WriteBoolean("auction_mode", false);
        json.WriteString("high_bid_limit_percentage", string.Empty);
        json.WriteEndObject();
    }

    public static void WriteCurrency(Utf8JsonWriter json, string currency)
    {
        var precision = CoinbaseMarkets.PrecisionOf(currency);
        json.WriteStartObject();
        json.WriteString("id", currency);
        json.WriteString("name", CoinbaseMarkets.NameOf(currency));
        json.WriteNumberText("min_size", precision);
        json.WriteString("status", "online");
        json.WriteString("message", string.Empty);
        json.WriteNumberText("max_precision", precision);
        json.WriteStartArray("convertible_to");
        json.WriteEndArray();
        json.WriteStartObject("details");
        json.WriteString("type", CoinbaseMarkets.IsFiat(currency) ? "fiat" : "crypto");
        json.WriteEndObject();
        json.WriteString("default_network", string.Empty);
        json.WriteStartArray("supported_networks");
        json.WriteEndArray();
        json.WriteString("display_name", currency);
        json.WriteEndObject();
    }
}

using System.Text.Json;
using Hummingbot.Plugins.Binance.Sandbox.Wire;
using Hummingbot.Plugins.Sandbox.Matching;
using Hummingbot.Plugins.Sandbox.Server;

namespace Hummingbot.Plugins.Binance.Sandbox.Calls;

/// <summary>The venue about itself: time, markets and rules.</summary>
internal sealed class GeneralCalls(Venue venue)
{
    public void Map(CallTable calls)
    {
        calls.Public("GET", "/api/v3/ping", 1, (_, parameters) =>
        {
            parameters.ThrowIfUnread();
            return VenueReply.Json("{}");
        });
        calls.Public("GET", "/api/v3/time", 1, (request, parameters) =>
        {
            parameters.ThrowIfUnread();
            return WireFormat.Object(json => json.WriteTime("serverTime", request.Time));
        });
        calls.Public("GET", "/api/v3/exchangeInfo", 20, ExchangeInfo);
    }

    public static void WriteRateLimits(Utf8JsonWriter json, Func<RateLimitRule, int?> used)
    {
        json.WriteStartArray("rateLimits");
        foreach (var (rule, type, interval, number) in BinanceLimits.Published)
        {
            if (used(rule) is not { } count) continue;
            json.WriteStartObject();
            json.WriteString("rateLimitType", type);
            json.WriteString("interval", interval);
            json.WriteNumber("intervalNum", number);
            json.WriteNumber("limit", rule.Limit);
            if (count >= 0) json.WriteNumber("count", count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private VenueReply ExchangeInfo(VenueRequest request, Parameters parameters)
    {
        var (symbol, symbols) = (parameters.OptionalSymbol(), parameters.OptionalSymbols());
        var status = parameters.OptionalText("symbolStatus");
        var showPermissions = parameters.Flag("showPermissionSets", otherwise: true);
        var permissions = parameters.OptionalText("permissions");
        parameters.ThrowIfUnread();
        if (symbol is not null && symbols is not null) throw VenueException.BadCombination();
        var markets = symbol is not null ? [venue.MarketOf(symbol)]
            : symbols is not null ? [.. symbols.Select(venue.MarketOf)]
            : venue.Engine.Markets;
        if (permissions?.Contains("SPOT", StringComparison.Ordinal) == false) markets = [];
        return WireFormat.Object(json =>
        {
            json.WriteString("timezone", "UTC");
            json.WriteTime("serverTime", request.Time);
            WriteRateLimits(json, _ => -1);
            json.WriteStartArray("exchangeFilters");
            json.WriteEndArray();
            json.WriteStartArray("symbols");
            foreach (var market in markets.Where(market => status is null || status == StatusOf(market)))
                WireFormat.Object(json, writer => WriteMarket(writer, market, showPermissions));
            json.WriteEndArray();
        });
    }

    private string StatusOf(Market market) => venue.Engine.GetStatus(market.TradingPair).IsHalted ? "HALT" : "TRADING";

    private void WriteMarket(Utf8JsonWriter json, Market market, bool showPermissions)
    {
        json.WriteString("symbol", Venue.SymbolOf(market));
        json.WriteString("status", StatusOf(market));
        json.WriteString("baseAsset", market.BaseAsset);
        json.WriteNumber("baseAssetPrecision", WireFormat.Places);
        json.WriteString("quoteAsset", market.QuoteAsset);
        json.WriteNumber("quotePrecision", WireFormat.Places);
        json.WriteNumber("quoteAssetPrecision", WireFormat.Places);
        json.WriteNumber("baseCommissionPrecision", WireFormat.Places);
        json.WriteNumber("quoteCommissionPrecision", WireFormat.Places);
        WriteNames(json, "orderTypes", "LIMIT", "LIMIT_MAKER", "MARKET");
        json.WriteBoolean("icebergAllowed", false);
        json.WriteBoolean("ocoAllowed", false);
        json.WriteBoolean("otoAllowed", false);
        json.WriteBoolean("quoteOrderQtyMarketAllowed", true);
        json.WriteBoolean("allowTrailingStop", false);
        json.WriteBoolean("cancelReplaceAllowed", false);
        json.WriteBoolean("amendAllowed", false);
        json.WriteBoolean("isSpotTradingAllowed", true);
        json.WriteBoolean("isMarginTradingAllowed", false);
        json.WriteStartArray("filters");
        SymbolFilters.Write(json, market);
        json.WriteEndArray();
        WriteNames(json, "permissions");
        if (showPermissions)
        {
            json.WriteStartArray("permissionSets");
            json.WriteStartArray();
            json.WriteStringValue("SPOT");
            json.WriteEndArray();
            json.WriteEndArray();
        }

        json.WriteString("defaultSelfTradePreventionMode", "NONE");
        WriteNames(json, "allowedSelfTradePreventionModes", "NONE");
    }

    private static void WriteNames(Utf8JsonWriter json, string name, params ReadOnlySpan<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }
}

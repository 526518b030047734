using System.Globalization;
using System.Text.Json;
using Hummingbot.Plugins.Binance.MarketData;
using Hummingbot.Plugins.Sdk.Trading;

namespace Hummingbot.Plugins.Binance.Trading;

/// <summary>What the venue demands of orders, as far as it can be read.</summary>
/// <param name="Reading">The rules of every market that trades.</param>
/// <param name="MarketLots">What market orders must keep to in addition, by pair; only where there is something.</param>
internal sealed record BinanceTradingRules(TradingRulesReading Reading, IReadOnlyDictionary<string, MarketLot> MarketLots);

/// <summary>Reads the trading rules out of an exchangeInfo answer. A market that cannot be read does not hinder the others.</summary>
internal static class TradingRulesParser
{
    /// <summary>Reads the rules.</summary>
    /// <param name="body">The answer's body.</param>
    /// <param name="info">The same answer's markets.</param>
    /// <exception cref="JsonException">The answer is not what the venue documents.</exception>
    public static BinanceTradingRules Parse(ReadOnlySpan<byte> body, ExchangeInfo info)
    {
        var reader = new Utf8JsonReader(body);
        using var json = JsonDocument.ParseValue(ref reader);
        var tradable = info.TradablePairs.ToHashSet(StringComparer.Ordinal);
        var rules = new List<TradingRule>(tradable.Count);
        var unreadable = new Dictionary<string, string>(StringComparer.Ordinal);
        var lots = new Dictionary<string, MarketLot>(StringComparer.Ordinal);
        foreach (var market in json.RootElement.GetProperty("symbols").EnumerateArray())
        {
            var symbol = market.GetProperty("symbol").GetString()!;
            var pair = $"{market.GetProperty("baseAsset").GetString()}-{market.GetProperty("quoteAsset").GetString()}";
            if (!tradable.Contains(pair) || info.Symbols.FindPair(pair)?.Symbol != symbol) continue;
            try
            {
                var filters = FiltersOf(market);
                rules.Add(ReadRule(pair, market, filters));
                if (ReadMarketLot(filters) is { } lot) lots[pair] = lot;
            }
            catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException
                                                  or OverflowException or KeyNotFoundException)
            {
                unreadable[pair] = exception.Message;
            }
        }

        return new BinanceTradingRules(new TradingRulesReading(rules) { Unreadable = unreadable }, lots);
    }

    private static TradingRule ReadRule(string pair, JsonElement market, Dictionary<string, JsonElement> filters)
    {
        var price = filters.GetValueOrDefault("PRICE_FILTER");
        var lot = filters.GetValueOrDefault("LOT_SIZE");
        if (price.ValueKind != JsonValueKind.Object || lot.ValueKind != JsonValueKind.Object)
            throw new JsonException("it has no PRICE_FILTER or no LOT_SIZE");
        return new TradingRule
        {
            TradingPair = pair,
            MinPriceIncrement = Limit(price, "tickSize"),
            MinOrderSize = Limit(lot, "minQty") ?? 0m,
            MaxOrderSize = Limit(lot, "maxQty"),
            MinBaseAmountIncrement = Limit(lot, "stepSize"),
            // The filter's name of before 2023 and that of today; few markets ever had both.
            MinNotionalSize = Math.Max(MinNotional(filters, "MIN_NOTIONAL"), MinNotional(filters, "NOTIONAL")),
            SupportsLimitOrders = Takes(market, "LIMIT"),
            SupportsMarketOrders = Takes(market, "MARKET"),
        };
    }

    private static MarketLot? ReadMarketLot(Dictionary<string, JsonElement> filters)
    {
        if (!filters.TryGetValue("MARKET_LOT_SIZE", out var filter)) return null;
        var lot = new MarketLot(Limit(filter, "minQty"), Limit(filter, "maxQty"), Limit(filter, "stepSize"));
        return lot is { MinSize: null, MaxSize: null, Step: null } ? null : lot;
    }

    private static Dictionary<string, JsonElement> FiltersOf(JsonElement market)
    {
        var filters = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var filter in market.GetProperty("filters").EnumerateArray()) filters[filter.GetProperty("filterType").GetString()!] = filter;
        return filters;
    }

    private static decimal MinNotional(Dictionary<string, JsonElement> filters, string name) =>
        filters.TryGetValue(name, out var filter) ? Limit(filter, "minNotional") ?? 0m : 0m;

    /// <summary>A number that travels as text; zero switches a limit off.</summary>
    private static decimal? Limit(JsonElement filter, string name)
    {
        var limit = decimal.Parse(
            filter.GetProperty(name).GetString()!, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return limit == 0m ? null : limit;
    }

    private static bool Takes(JsonElement market, string type) =>
        !market.TryGetProperty("orderTypes", out var types) || types.EnumerateArray().Any(known => known.ValueEquals(type));
}

using System.Text.Json;
using Hummingbot.Plugins.Sdk.RateLimits;
using Hummingbot.Plugins.Sdk.Symbols;

namespace Hummingbot.Plugins.Binance.MarketData;

/// <summary>What the venue says of its markets and limits.</summary>
/// <param name="Symbols">Every market, tradable or not, so that old recordings can be read too.</param>
/// <param name="TradablePairs">The pairs that can be traded on the spot market now.</param>
/// <param name="Limits">The pools of the REST limits that the connector knows, with the limits in force.</param>
internal sealed record ExchangeInfo(SymbolMap Symbols, IReadOnlyList<string> TradablePairs, IReadOnlyList<RateLimit> Limits);

/// <summary>Reads the answer to an exchangeInfo request, 2 MB of it, token by token.</summary>
internal static class ExchangeInfoParser
{
    /// <summary>Reads an answer, of today or of the years before 2023.</summary>
    /// <param name="body">The answer's body.</param>
    /// <exception cref="JsonException">The answer is not what the venue documents.</exception>
    public static ExchangeInfo Parse(ReadOnlySpan<byte> body)
    {
        var markets = new List<Market>(4096);
        var limits = new List<RateLimit>();
        var hasSymbols = false;
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = 32 });
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("a list of markets that is not a JSON object");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (reader.ValueTextEquals("symbols"u8))
            {
                hasSymbols = true;
                BeginArray(ref reader);
                while (NextObject(ref reader)) markets.Add(ReadMarket(ref reader));
            }
            else if (reader.ValueTextEquals("rateLimits"u8))
            {
                BeginArray(ref reader);
                while (NextObject(ref reader))
                {
                    if (ReadLimit(ref reader) is { } limit) limits.Add(limit);
                }
            }
            else
            {
                reader.Skip();
            }
        }

        reader.Read(); // refuses whatever follows
        if (!hasSymbols) throw new JsonException("a list of markets without symbols");

        // Of two markets of one pair the one that trades counts.
        var symbols = markets.OrderByDescending(market => market.IsTradable).Select(market => new TradedSymbol(market.Symbol, market.TradingPair));
        var tradable = markets.Where(market => market.IsTradable).Select(market => market.TradingPair).Distinct().Order(StringComparer.Ordinal);
        return new ExchangeInfo(new SymbolMap([.. symbols]), [.. tradable], limits);
    }

    private static Market ReadMarket(ref Utf8JsonReader reader)
    {
        string? symbol = null, baseAsset = null, quoteAsset = null;
        var isTrading = false;
        bool? isSpotAllowed = null, isSpotPermitted = null, isSpotInSets = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (reader.ValueTextEquals("symbol"u8)) symbol = ReadText(ref reader);
            else if (reader.ValueTextEquals("baseAsset"u8)) baseAsset = ReadText(ref reader);
            else if (reader.ValueTextEquals("quoteAsset"u8)) quoteAsset = ReadText(ref reader);
            else if (reader.ValueTextEquals("status"u8)) isTrading = ReadText(ref reader) == "TRADING";
            else if (reader.ValueTextEquals("isSpotTradingAllowed"u8)) isSpotAllowed = reader.Read() && reader.GetBoolean();
            else if (reader.ValueTextEquals("permissions"u8)) isSpotPermitted = NamesSpot(ref reader);
            else if (reader.ValueTextEquals("permissionSets"u8)) isSpotInSets = NamesSpot(ref reader);
            else reader.Skip();
        }

        if (string.IsNullOrEmpty(symbol) || string.IsNullOrEmpty(baseAsset) || string.IsNullOrEmpty(quoteAsset))
            throw new JsonException("a market without symbol, baseAsset or quoteAsset");
        // Bodies of today carry the sets and an empty list beside them, older ones the list or nothing but the flag.
        var isSpot = (isSpotInSets ?? isSpotPermitted ?? isSpotAllowed == true) && isSpotAllowed != false;
        return new Market(symbol, $"{baseAsset}-{quoteAsset}", isTrading && isSpot);
    }

    /// <summary>Whether an array, or an array in it, holds <c>SPOT</c>; <see langword="null"/> when it names nothing at all.</summary>
    private static bool? NamesSpot(ref Utf8JsonReader reader)
    {
        bool? found = null;
        BeginArray(ref reader);
        var depth = reader.CurrentDepth;
        while (reader.Read() && reader.CurrentDepth > depth)
        {
            if (reader.TokenType == JsonTokenType.String) found = found == true || reader.ValueTextEquals("SPOT"u8);
        }

        return found;
    }

    private static RateLimit? ReadLimit(ref Utf8JsonReader reader)
    {
        string? type = null, interval = null;
        int intervals = 0, limit = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (reader.ValueTextEquals("rateLimitType"u8)) type = ReadText(ref reader);
            else if (reader.ValueTextEquals("interval"u8)) interval = ReadText(ref reader);
            else if (reader.ValueTextEquals("intervalNum"u8)) intervals = reader.Read() ? reader.GetInt32() : 0;
            else if (reader.ValueTextEquals("limit"u8)) limit = reader.Read() ? reader.GetInt32() : 0;
            else reader.Skip();
        }

        TimeSpan? unit = interval switch
        {
            "SECOND" => TimeSpan.FromSeconds(1),
            "MINUTE" => TimeSpan.FromMinutes(1),
            "HOUR" => TimeSpan.FromHours(1),
            "DAY" => TimeSpan.FromDays(1),
            _ => null,
        };
        var pool = (type, interval) switch
        {
            (BinanceFacts.RequestWeight or BinanceFacts.RawRequests, _) => type,
            (BinanceFacts.Orders, "SECOND") => BinanceFacts.Orders,
            (BinanceFacts.Orders, "DAY") => BinanceFacts.DailyOrders,
            _ => null,
        };
        if (pool is null || unit is null) return null;
        return intervals is > 0 and <= 1000 && limit > 0
            ? new RateLimit(pool, limit, unit.Value * intervals)
            : throw new JsonException($"a limit {type} of {limit} in {intervals} intervals");
    }

    private static void BeginArray(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException("something else where an array belongs");
    }

    private static bool NextObject(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => true,
            JsonTokenType.EndArray => false,
            _ => throw new JsonException("something else where an object belongs"),
        };
    }

    private static string? ReadText(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetString();
    }

    private readonly record struct Market(string Symbol, string TradingPair, bool IsTradable);
}

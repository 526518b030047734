using System.Text.Json;
using Hummingbot.Plugins.Binance.Sandbox.Wire;
using Hummingbot.Plugins.Sandbox.Matching;

namespace Hummingbot.Plugins.Binance.Sandbox.Calls;

/// <summary>The filters of a symbol: what exchangeInfo says of them and what they refuse.</summary>
internal static class SymbolFilters
{
    private const decimal MaxPrice = 1_000_000m;
    private const decimal MaxNotional = 9_000_000m;
    private const decimal MultiplierUp = 5m;
    private const decimal MultiplierDown = 0.2m;
    private const int MaxOrders = 200;

    public static void Write(Utf8JsonWriter json, Market market)
    {
        Filter(json, "PRICE_FILTER", writer =>
        {
            writer.WriteDecimal("minPrice", market.TickSize);
            writer.WriteDecimal("maxPrice", MaxPrice);
            writer.WriteDecimal("tickSize", market.TickSize);
        });
        Filter(json, "LOT_SIZE", writer =>
        {
            writer.WriteDecimal("minQty", market.MinSize);
            writer.WriteDecimal("maxQty", market.MaxSize);
            writer.WriteDecimal("stepSize", market.StepSize);
        });
        Filter(json, "MARKET_LOT_SIZE", writer =>
        {
            writer.WriteDecimal("minQty", 0);
            writer.WriteDecimal("maxQty", market.MaxSize);
            writer.WriteDecimal("stepSize", 0);
        });
        Filter(json, "PERCENT_PRICE_BY_SIDE", writer =>
        {
            writer.WriteNumberTextOf("bidMultiplierUp", MultiplierUp);
            writer.WriteNumberTextOf("bidMultiplierDown", MultiplierDown);
            writer.WriteNumberTextOf("askMultiplierUp", MultiplierUp);
            writer.WriteNumberTextOf("askMultiplierDown", MultiplierDown);
            writer.WriteNumber("avgPriceMins", Venue.AveragePriceMinutes);
        });
        Filter(json, "NOTIONAL", writer =>
        {
            writer.WriteDecimal("minNotional", market.MinNotional);
            writer.WriteBoolean("applyMinToMarket", true);
            writer.WriteDecimal("maxNotional", MaxNotional);
            writer.WriteBoolean("applyMaxToMarket", false);
            writer.WriteNumber("avgPriceMins", Venue.AveragePriceMinutes);
        });
        Filter(json, "MAX_NUM_ORDERS", writer => writer.WriteNumber("maxNumOrders", MaxOrders));
    }

    /// <summary>Refuses an order that a filter does not let through; the engine knows nothing of most of them.</summary>
    public static void Check(NewOrder order, Market market, Venue venue)
    {
        CheckPrecision("price", order.Price);
        CheckPrecision("quantity", order.Amount);
        CheckPrecision("quoteOrderQty", order.QuoteAmount);
        if (order.Price == 0) throw new VenueException(-1013, "Invalid price.");
        if (order.Amount == 0 || order.QuoteAmount == 0) throw new VenueException(-1013, "Invalid quantity.");
        if (order.Price is { } price) CheckPrice(price, market, venue);
        if (order.Amount is { } amount) CheckAmount(amount, market);
        CheckNotional(order, market, venue);
        if (order.Type != OrderType.Market && venue.OpenOrders.Of(order.Account, market.TradingPair) >= MaxOrders)
            throw VenueException.Filter("MAX_NUM_ORDERS");
    }

    private static void CheckPrecision(string parameter, decimal? value)
    {
        if (value is { } number && PlainNumber.Scale(number) > WireFormat.Places)
            throw new VenueException(-1111, $"Parameter '{parameter}' has too much precision.");
    }

    private static void CheckPrice(decimal price, Market market, Venue venue)
    {
        if (price < market.TickSize || price > MaxPrice || price % market.TickSize != 0) throw VenueException.Filter("PRICE_FILTER");
        var average = venue.AveragePriceOf(market);
        if (price > average * MultiplierUp || price < average * MultiplierDown) throw VenueException.Filter("PERCENT_PRICE_BY_SIDE");
    }

    private static void CheckAmount(decimal amount, Market market)
    {
        if (amount < market.MinSize || amount > market.MaxSize || amount % market.StepSize != 0) throw VenueException.Filter("LOT_SIZE");
    }

    private static void CheckNotional(NewOrder order, Market market, Venue venue)
    {
        var price = order.Price ?? venue.AveragePriceOf(market);
        var notional = order.QuoteAmount ?? (price * order.Amount ?? 0);
        if (notional < market.MinNotional || (notional > MaxNotional && order.Type != OrderType.Market)) throw VenueException.Filter("NOTIONAL");
    }

    private static void Filter(Utf8JsonWriter json, string type, Action<Utf8JsonWriter> write)
    {
        json.WriteStartObject();
        json.WriteString("filterType", type);
        write(json);
        json.WriteEndObject();
    }

    private static void WriteNumberTextOf(this Utf8JsonWriter json, string name, decimal value) => json.WriteString(name, PlainNumber.Text(value));
}

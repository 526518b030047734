using System.Text.Json;
using Hummingbot.Plugins.Sandbox.Matching;

namespace Hummingbot.Plugins.Coinbase.Sandbox.Rest;

/// <summary>The body of a new order, understood.</summary>
/// <param name="Order">What the engine is asked for.</param>
/// <param name="SelfTradePrevention">The word for it.</param>
/// <param name="Lifetime">How long it is good; <see langword="null"/> until it is cancelled.</param>
internal sealed record OrderRequest(NewOrder Order, string SelfTradePrevention, TimeSpan? Lifetime)
{
    private static readonly JsonDocumentOptions Limits = new() { MaxDepth = 8 };

    /// <summary>Reads the body.</summary>
    /// <exception cref="RefusalException">It is not an order.</exception>
    public static OrderRequest Read(ReadOnlyMemory<byte> body, string account)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Limits);
            if (document.RootElement.ValueKind != JsonValueKind.Object) throw RefusalException.Invalid("JSON");
            return Read(new OrderFields(document.RootElement), account);
        }
        catch (JsonException)
        {
            throw RefusalException.Invalid("JSON");
        }
    }

    private static OrderRequest Read(OrderFields fields, string account)
    {
        if (fields.Text("stop") is not null || fields.Text("stop_price") is not null)
            throw new RefusalException(400, "Stop orders are not available in this sandbox");
        var isLimit = fields.Text("type") switch
        {
            null or "limit" => true,
            "market" => false,
            _ => throw RefusalException.Invalid("type"),
        };
        var prevention = fields.Text("stp") ?? "dc";
        var order = new NewOrder
        {
            Account = account,
            TradingPair = fields.Text("product_id") ?? throw new RefusalException(400, "product_id is required"),
            Side = fields.Text("side") switch
            {
                "buy" => TradeType.Buy,
                "sell" => TradeType.Sell,
                _ => throw RefusalException.Invalid("side"),
            },
            Type = isLimit ? OrderType.Limit : OrderType.Market,
            ClientOrderId = ClientId(fields),
            SelfTradePrevention = prevention switch
            {
                "dc" => Hummingbot.Plugins.Sandbox.Matching.SelfTradePrevention.DecrementAndCancel,
                "co" => Hummingbot.Plugins.Sandbox.Matching.SelfTradePrevention.CancelOldest,
                "cn" => Hummingbot.Plugins.Sandbox.Matching.SelfTradePrevention.CancelNewest,
                "cb" => throw new RefusalException(400, "stp cb is not available in this sandbox"),
                _ => throw RefusalException.Invalid("stp"),
            },
        };
        return isLimit ? ReadLimit(fields, order, prevention) : ReadMarket(fields, order, prevention);
    }

    private static OrderRequest ReadLimit(OrderFields fields, NewOrder order, string prevention)
    {
        var (timeInForce, isGoodTillTime) = fields.Text("time_in_force") switch
        {
            null or "GTC" => (TimeInForce.GoodTilCancelled, false),
            "GTT" => (TimeInForce.GoodTilCancelled, true),
            "IOC" => (TimeInForce.ImmediateOrCancel, false),
            "FOK" => (TimeInForce.FillOrKill, false),
            _ => throw RefusalException.Invalid("time_in_force"),
        };
        TimeSpan? lifetime = fields.Text("cancel_after") switch
        {
            null => null,
            "min" => TimeSpan.FromMinutes(1),
            "hour" => TimeSpan.FromHours(1),
            "day" => TimeSpan.FromDays(1),
            _ => throw RefusalException.Invalid("cancel_after"),
        };
        if (isGoodTillTime != (lifetime is not null)) throw new RefusalException(400, "cancel_after requires time_in_force to be GTT");
        var isPostOnly = fields.Flag("post_only");
        if (isPostOnly && timeInForce != TimeInForce.GoodTilCancelled)
            throw new RefusalException(400, "post_only is invalid when time_in_force is IOC or FOK");
        return new OrderRequest(
            order with
            {
                Type = isPostOnly ? OrderType.LimitMaker : OrderType.Limit,
                Price = fields.Number("price") ?? throw new RefusalException(400, "price is required"),
                Amount = fields.Number("size") ?? throw new RefusalException(400, "size is required"),
                TimeInForce = timeInForce,
            },
            prevention,
            lifetime);
    }

    private static OrderRequest ReadMarket(OrderFields fields, NewOrder order, string prevention)
    {
        var (size, funds) = (fields.Number("size"), fields.Number("funds"));
        if ((size is null) == (funds is null)) throw new RefusalException(400, "A market order has either size or funds");
        return new OrderRequest(order with { Amount = size, QuoteAmount = funds }, prevention, Lifetime: null);
    }

    // The venue reads a UUID, so that its case does not matter.
    private static string? ClientId(OrderFields fields) =>
        fields.Text("client_oid") is not { } text ? null
        : Guid.TryParseExact(text, "D", out var id) ? id.ToString()
        : throw RefusalException.Invalid("client_oid");
}

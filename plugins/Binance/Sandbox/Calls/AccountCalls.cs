using System.Text.Json;
using Hummingbot.Plugins.Binance.Sandbox.Wire;
using Hummingbot.Plugins.Sandbox.Matching;
using Hummingbot.Plugins.Sandbox.Server;

namespace Hummingbot.Plugins.Binance.Sandbox.Calls;

/// <summary>Balances, fees and fills of an account.</summary>
internal sealed class AccountCalls(Venue venue)
{
    private const long FirstUid = 354_937_868;

    public void Map(CallTable calls)
    {
        calls.Signed("GET", "/api/v3/account", 20, Account);
        calls.Signed("GET", "/api/v3/account/commission", 20, Commission);
        calls.Signed("GET", "/api/v3/myTrades", request => request.QueryValue("orderId") is null ? 20 : 5, MyTrades);
    }

    /// <summary>The fees of a market in the words of the calls that tell them.</summary>
    public static void WriteCommissions(Utf8JsonWriter json, Market market, string suffix)
    {
        WriteRates(json, "standardCommission" + suffix, market.MakerFee, market.TakerFee, suffix.Length == 0);
        WriteRates(json, "taxCommission" + suffix, 0, 0, suffix.Length == 0);
        json.WriteStartObject("discount");
        json.WriteBoolean("enabledForAccount", false);
        json.WriteBoolean("enabledForSymbol", false);
        json.WriteString("discountAsset", "BNB");
        json.WriteDecimal("discount", 0);
        json.WriteEndObject();
    }

    private VenueReply Account(VenueRequest request, Parameters parameters)
    {
        var omitZeros = parameters.Flag("omitZeroBalances");
        parameters.ThrowIfUnread();
        return WireFormat.Object(json =>
        {
            json.WriteNumber("makerCommission", 10);
            json.WriteNumber("takerCommission", 10);
            json.WriteNumber("buyerCommission", 0);
            json.WriteNumber("sellerCommission", 0);
            WriteRates(json, "commissionRates", BinanceMarkets.Fee, BinanceMarkets.Fee, withSides: true);
            json.WriteBoolean("canTrade", true);
            json.WriteBoolean("canWithdraw", true);
            json.WriteBoolean("canDeposit", true);
            json.WriteBoolean("brokered", false);
            json.WriteBoolean("requireSelfTradePrevention", false);
            json.WriteBoolean("preventSor", false);
            json.WriteTime("updateTime", request.Time);
            json.WriteString("accountType", "SPOT");
            json.WriteStartArray("balances");
            foreach (var balance in venue.Engine.GetBalances(request.Account).Where(balance => !omitZeros || balance.Total != 0))
            {
                json.WriteStartObject();
                json.WriteString("asset", balance.Asset);
                json.WriteDecimal("free", balance.Available);
                json.WriteDecimal("locked", balance.Held);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("permissions");
            json.WriteStringValue("SPOT");
            json.WriteEndArray();
            json.WriteNumber("uid", FirstUid + venue.Engine.Accounts.TakeWhile(account => account != request.Account).Count());
        });
    }

    private VenueReply Commission(VenueRequest request, Parameters parameters)
    {
        var market = venue.MarketOf(parameters.Symbol());
        parameters.ThrowIfUnread();
        return WireFormat.Object(json =>
        {
            json.WriteString("symbol", Venue.SymbolOf(market));
            WriteCommissions(json, market, string.Empty);
        });
    }

    private VenueReply MyTrades(VenueRequest request, Parameters parameters)
    {
        var market = venue.MarketOf(parameters.Symbol());
        var (order, from) = (parameters.OptionalInteger("orderId"), parameters.OptionalInteger("fromId"));
        var (start, end) = (parameters.OptionalInteger("startTime"), parameters.OptionalInteger("endTime"));
        var limit = parameters.Limit(500, 1_000);
        parameters.ThrowIfUnread();
        if (from is not null && (start is not null || end is not null)) throw VenueException.BadCombination();
        var fills = venue.Engine.GetFills(request.Account, market.TradingPair)
            .Where(fill => (order is null || fill.OrderId == order) && (from is null || fill.TradeId >= from) && Rows.IsWithin(fill.Time, start, end));
        return WireFormat.List(from is null && start is null ? fills.TakeLast(limit) : fills.Take(limit), static (json, fill) =>
        {
            json.WriteString("symbol", Venue.SymbolOf(fill.TradingPair));
            json.WriteNumber("id", fill.TradeId);
            json.WriteNumber("orderId", fill.OrderId);
            json.WriteNumber("orderListId", -1);
            json.WriteDecimal("price", fill.Price);
            json.WriteDecimal("qty", fill.Amount);
            json.WriteDecimal("quoteQty", fill.QuoteAmount);
            json.WriteDecimal("commission", fill.Fee);
            json.WriteString("commissionAsset", fill.FeeAsset);
            json.WriteTime("time", fill.Time);
            json.WriteBoolean("isBuyer", fill.Side == TradeType.Buy);
            json.WriteBoolean("isMaker", fill.IsMaker);
            json.WriteBoolean("isBestMatch", true);
        });
    }

    private static void WriteRates(Utf8JsonWriter json, string name, decimal maker, decimal taker, bool withSides)
    {
        json.WriteStartObject(name);
        json.WriteDecimal("maker", maker);
        json.WriteDecimal("taker", taker);
        if (withSides)
        {
            json.WriteDecimal("buyer", 0);
            json.WriteDecimal("seller", 0);
        }

        json.WriteEndObject();
    }
}

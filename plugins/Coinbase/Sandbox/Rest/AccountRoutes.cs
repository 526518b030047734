using System.Text.Json;
using Hummingbot.Plugins.Sandbox.Matching;
using Hummingbot.Plugins.Sandbox.Server;

namespace Hummingbot.Plugins.Coinbase.Sandbox.Rest;

/// <summary>Balances, fees and who the account is.</summary>
internal sealed class AccountRoutes(CoinbaseSandbox sandbox)
{
    private const int BalanceDecimals = 16;

    private MatchingEngine Engine => sandbox.Engine;

    public void Map(RouteTable routes)
    {
        sandbox.Map(routes, "GET", "/accounts", Accounts, isSigned: true);
        sandbox.Map(routes, "GET", "/accounts/{id}", Account, isSigned: true);
        sandbox.Map(routes, "GET", "/fees", Fees, isSigned: true);
        sandbox.Map(routes, "GET", "/profiles", Profiles, isSigned: true);
        sandbox.Map(routes, "GET", "/users/self/verify", Verify, isSigned: true);
    }

    private VenueReply Accounts(VenueRequest request) => VenueReply.Json(json =>
    {
        json.WriteStartArray();
        foreach (var balance in BalancesOf(request.Account)) Write(json, request.Account, balance);
        json.WriteEndArray();
    });

    private VenueReply Account(VenueRequest request)
    {
        var id = request.RouteValues["id"];
        var balance = BalancesOf(request.Account).FirstOrDefault(
            balance => Identity.Account(request.Account, balance.Asset).ToString() == id) ?? throw RefusalException.NotFound();
        return VenueReply.Json(json => Write(json, request.Account, balance));
    }

    /// <summary>Every currency has an account, also one that is empty.</summary>
    private IEnumerable<Balance> BalancesOf(string account) => Engine.Assets
        .Union(Engine.GetBalances(account).Select(balance => balance.Asset))
        .Order(StringComparer.Ordinal)
        .Select(asset => Engine.GetBalance(account, asset));

    private static void Write(Utf8JsonWriter json, string account, Balance balance)
    {
        json.WriteStartObject();
        json.WriteString("id", Identity.Account(account, balance.Asset));
        json.WriteString("currency", balance.Asset);
        json.WriteNumberText("balance", balance.Total, BalanceDecimals);
        json.WriteNumberText("hold", balance.Held, BalanceDecimals);
        json.WriteNumberText("available", balance.Available);
        json.WriteString("profile_id", Identity.Profile(account));
        json.WriteBoolean("trading_enabled", true);
        json.WriteNumberText("pending_deposit", 0, BalanceDecimals);
        json.WriteString("display_name", balance.Asset);
        json.WriteEndObject();
    }

    private VenueReply Fees(VenueRequest request)
    {
        var market = Engine.Markets[0];
        var volume = Engine.GetFills(request.Account)
            .Where(fill => fill.TradingPair.EndsWith("-USD", StringComparison.Ordinal))
            .Sum(fill => fill.QuoteAmount);
        return VenueReply.Json(json =>
        {
            json.WriteStartObject();
            json.WriteNumberText("maker_fee_rate", market.MakerFee, 4);
            json.WriteNumberText("taker_fee_rate", market.TakerFee, 4);
            json.WriteNumberText("usd_volume", volume, 2);
            json.WriteEndObject();
        });
    }

    private static VenueReply Profiles(VenueRequest request) => VenueReply.Json(json =>
    {
        json.WriteStartArray();
        json.WriteStartObject();
        json.WriteString("id", Identity.Profile(request.Account));
        json.WriteString("user_id", Identity.User(request.Account));
        json.WriteString("name", "default");
        json.WriteBoolean("active", true);
        json.WriteBoolean("is_default", true);
        json.WriteBoolean("has_margin", false);
        json.WriteEndObject();
        json.WriteEndArray();
    });

    private static VenueReply Verify(VenueRequest request) => VenueReply.Json(json =>
    {
        json.WriteStartObject();
        json.WriteString("id", Identity.User(request.Account));
        json.WriteEndObject();
    });
}

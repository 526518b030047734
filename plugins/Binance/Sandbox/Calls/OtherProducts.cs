using System.Text.Json;
using Hummingbot.Plugins.Binance.Sandbox.Wire;
using Hummingbot.Plugins.Sandbox.Server;

namespace Hummingbot.Plugins.Binance.Sandbox.Calls;

/// <summary>
/// What general clients ask beside spot trading when they start: the wallet's coins, margin pairs and contracts. Answered as for an account
/// that has none of it.
/// </summary>
internal sealed class OtherProducts(Venue venue, Action<VenueRequest> checkKey)
{
    public void Map(CallTable calls)
    {
        calls.Signed("GET", "/sapi/v1/capital/config/getall", 10, Coins);
        calls.Public("GET", "/sapi/v1/margin/allPairs", 1, NoMarginPairs);
        calls.Public("GET", "/sapi/v1/margin/isolated/allPairs", 1, NoMarginPairs);
        calls.Public("GET", "/fapi/v1/exchangeInfo", 1, NoContracts);
        calls.Public("GET", "/dapi/v1/exchangeInfo", 1, NoContracts);
    }

    private VenueReply Coins(VenueRequest request, Parameters parameters)
    {
        parameters.ThrowIfUnread();
        return WireFormat.List(venue.Engine.GetBalances(request.Account), static (json, balance) =>
        {
            json.WriteString("coin", balance.Asset);
            json.WriteString("name", balance.Asset);
            json.WriteBoolean("trading", true);
            json.WriteBoolean("isLegalMoney", false);
            json.WriteBoolean("depositAllEnable", false);
            json.WriteBoolean("withdrawAllEnable", false);
            json.WriteDecimal("free", balance.Available);
            json.WriteDecimal("locked", balance.Held);
            foreach (var name in (ReadOnlySpan<string>)["freeze", "ipoable", "ipoing", "storage", "withdrawing"]) json.WriteString(name, "0");
            json.WriteStartArray("networkList");
            WireFormat.Object(json, network => WriteNetwork(network, balance.Asset));
            json.WriteEndArray();
        });
    }

    // Nothing goes in or out of a sandbox.
    private static void WriteNetwork(Utf8JsonWriter json, string asset)
    {
        json.WriteString("network", asset);
        json.WriteString("coin", asset);
        json.WriteString("name", asset);
        json.WriteBoolean("isDefault", true);
        json.WriteBoolean("depositEnable", false);
        json.WriteBoolean("withdrawEnable", false);
        json.WriteDecimal("withdrawIntegerMultiple", 0.00000001m);
        json.WriteDecimal("withdrawFee", 0);
        json.WriteDecimal("withdrawMin", 0);
        json.WriteDecimal("withdrawMax", 0);
        json.WriteNumber("minConfirm", 1);
        json.WriteNumber("unLockConfirm", 0);
        json.WriteBoolean("sameAddress", false);
        json.WriteBoolean("busy", false);
    }

    private VenueReply NoMarginPairs(VenueRequest request, Parameters parameters)
    {
        checkKey(request);
        return VenueReply.Json("[]");
    }

    private static VenueReply NoContracts(VenueRequest request, Parameters parameters) =>
        WireFormat.Object(json =>
        {
            json.WriteString("timezone", "UTC");
            json.WriteTime("serverTime", request.Time);
            foreach (var name in (ReadOnlySpan<string>)["rateLimits", "exchangeFilters", "assets", "symbols"])
            {
                json.WriteStartArray(name);
                json.WriteEndArray();
            }
        });
}

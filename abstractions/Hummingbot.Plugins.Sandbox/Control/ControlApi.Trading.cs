using System.Globalization;
using Hummingbot.Plugins.Sandbox.Matching;
using Hummingbot.Plugins.Sandbox.Server;

namespace Hummingbot.Plugins.Sandbox.Control;

/// <content>The engine's truth, and acting as any participant.</content>
internal sealed partial class ControlApi
{
    private VenueReply State(VenueRequest request)
    {
        var only = request.QueryValue("account");
        var engine = _sandbox.Engine;
        return engine.Atomically(() =>
        {
            if (only is not null && !engine.Accounts.Contains(only)) throw new ControlException($"There is no account '{only}'.");
            return Object(json =>
            {
                ControlJson.Write(json, "time", engine.Now);
                json.WriteList("markets", engine.Markets.Select(market => engine.GetStatus(market.TradingPair)), ControlJson.Write);
                json.WriteStartObject("accounts");
                foreach (var account in engine.Accounts.Where(account => only is null || account == only))
                {
                    json.WriteStartObject(account);
                    json.WriteList("balances", engine.GetBalances(account), ControlJson.Write);
                    json.WriteList("orders", engine.GetOrders(account), ControlJson.Write);
                    json.WriteList("fills", engine.GetFills(account), ControlJson.Write);
                    json.WriteEndObject();
                }

                json.WriteEndObject();
            });
        });
    }

    private VenueReply Book(VenueRequest request)
    {
        var pair = request.QueryValue("pair") ?? throw new ControlException("The parameter 'pair' is missing.");
        var book = _sandbox.Engine.GetBook(pair, Count(request, "depth", int.MaxValue));
        return Object(json =>
        {
            json.WriteString("pair", pair);
            json.WriteNumber("updateId", book.UpdateId);
            json.WriteNumber("sequence", book.Sequence);
            json.WriteList("bids", book.Bids, ControlJson.Write);
            json.WriteList("asks", book.Asks, ControlJson.Write);
        });
    }

    private VenueReply Place(ControlBody body)
    {
        var order = new NewOrder
        {
            Account = body.OptionalText("account") ?? VenueSandbox.OtherAccount,
            TradingPair = body.Text("pair"),
            Side = body.Choice<TradeType>("side"),
            Type = body.OptionalChoice<OrderType>("type") ?? OrderType.Limit,
            Price = body.OptionalNumber("price"),
            Amount = body.OptionalNumber("amount"),
            QuoteAmount = body.OptionalNumber("quoteAmount"),
            TimeInForce = body.OptionalChoice<TimeInForce>("timeInForce") ?? TimeInForce.GoodTilCancelled,
            ClientOrderId = body.OptionalText("clientOrderId"),
        };
        body.ThrowIfUnread();
        var placed = _sandbox.Engine.Place(order);
        if (!placed.IsAccepted) return Refuse(409, $"{ControlBody.NameOf(placed.Rejection.Reason)}: {placed.Rejection.Message}");
        return Object(json =>
        {
            json.WritePropertyName("order");
            ControlJson.Write(json, placed.Order);
            json.WriteList("fills", placed.Fills, ControlJson.Write);
        });
    }

    private VenueReply Cancel(VenueRequest request)
    {
        var account = request.QueryValue("account") ?? VenueSandbox.OtherAccount;
        IReadOnlyList<Order> cancelled;
        if (request.QueryValue("id") is { } text)
        {
            if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id)) throw new ControlException("The id is not a number.");
            var result = _sandbox.Engine.Cancel(account, id);
            if (!result.IsCancelled) return Refuse(409, $"{ControlBody.NameOf(result.Rejection.Reason)}: {result.Rejection.Message}");
            cancelled = [result.Order];
        }
        else
        {
            cancelled = _sandbox.Engine.CancelAll(account, request.QueryValue("pair"));
        }

        return Object(json => json.WriteList("cancelled", cancelled, ControlJson.Write));
    }

    private VenueReply SetBalance(ControlBody body)
    {
        var (account, asset, total) = (body.OptionalText("account") ?? VenueSandbox.UserAccount, body.Text("asset"), body.Number("total"));
        body.ThrowIfUnread();
        _sandbox.Engine.SetBalance(account, asset, total);
        return Object(json =>
        {
            json.WritePropertyName("balance");
            ControlJson.Write(json, _sandbox.Engine.GetBalance(account, asset));
        });
    }
}

using System.Text.Json;
using Hummingbot.Plugins.Binance.Sandbox.Wire;
using Hummingbot.Plugins.Sandbox.Matching;

namespace Hummingbot.Plugins.Binance.Sandbox.Streams;

/// <summary>The events of one account: of each request first what became of its orders, then what its balances came to.</summary>
internal sealed class UserStream(Venue venue, string account, Action<Action<Utf8JsonWriter>> send)
{
    private readonly HashSet<string> _touched = new(StringComparer.Ordinal);

    public string Account => account;

    public void OnEvent(EngineEvent engineEvent)
    {
        switch (engineEvent)
        {
            case BalanceChanged balance when balance.Account == account:
                TellBalance(balance);
                break;
            case OrderEvent { Order: var order } orderEvent when order.Account == account:
                Touch(order);
                Tell(orderEvent);
                break;
        }
    }

    private void Tell(OrderEvent orderEvent)
    {
        switch (orderEvent)
        {
            case OrderAccepted accepted:
                send(json => ExecutionReport.Write(json, accepted, "NEW"));
                break;
            case OrderFilled filled:
                send(json => ExecutionReport.Write(json, filled, "TRADE", filled.Fill));
                break;
            case OrderDone { Order.Status: OrderStatus.Cancelled } cancelled:
                // Somebody at the venue can cancel too, and then there is no request with an id.
                var cancelId = venue.CancelId ?? venue.NextClientOrderId();
                send(json => ExecutionReport.Write(json, cancelled, "CANCELED", cancelId: cancelId));
                break;
            case OrderDone { Order.Status: OrderStatus.Expired } expired:
                send(json => ExecutionReport.Write(json, expired, "EXPIRED"));
                break;
        }
    }

    private void TellBalance(BalanceChanged change)
    {
        if (change.Deposited != 0)
        {
            send(json =>
            {
                json.WriteString("e", "balanceUpdate");
                json.WriteTime("E", change.Time);
                json.WriteString("a", change.Balance.Asset);
                json.WriteDecimal("d", change.Deposited);
                json.WriteTime("T", change.Time);
            });
            TellPosition(change.Time, [change.Balance.Asset]);
            return;
        }

        // One for all assets of a request: the first of its balances brings it, and the others are in it.
        if (_touched.Count == 0) return;
        TellPosition(change.Time, [.. _touched.Order(StringComparer.Ordinal)]);
        _touched.Clear();
    }

    private void TellPosition(DateTimeOffset time, IReadOnlyList<string> assets) =>
        send(json =>
        {
            json.WriteString("e", "outboundAccountPosition");
            json.WriteTime("E", time);
            json.WriteTime("u", time);
            json.WriteStartArray("B");
            foreach (var asset in assets)
            {
                var balance = venue.Engine.GetBalance(account, asset);
                json.WriteStartObject();
                json.WriteString("a", asset);
                json.WriteDecimal("f", balance.Available);
                json.WriteDecimal("l", balance.Held);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });

    private void Touch(Order order)
    {
        var market = venue.Engine.FindMarket(order.TradingPair)!;
        _touched.Add(market.BaseAsset);
        _touched.Add(market.QuoteAsset);
    }
}

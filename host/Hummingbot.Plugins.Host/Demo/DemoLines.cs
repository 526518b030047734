using System.Globalization;
using System.Text.Json;
using Hummingbot.Plugins.Host.CommandLine;
using Hummingbot.Plugins.Host.Output;
using Hummingbot.Plugins.Host.Output.Ladder;
using Hummingbot.Plugins.Hosting;

namespace Hummingbot.Plugins.Host.Demo;

/// <summary>Tells what happens on the sandboxes: lines for people, or JSON lines that name their <c>type</c>.</summary>
internal sealed class DemoLines(CommandContext context)
{
    private const string Right = "yes";
    private const string Wrong = "no";

    /// <summary>Tells what people want to know and programs do not.</summary>
    public void Say(string line)
    {
        if (!context.Output.Json) context.Output.WriteLine(line);
    }

    /// <summary>Tells how a book is now.</summary>
    public void Write(LadderModel model)
    {
        if (context.Output.Json)
        {
            var book = new OrderBookSnapshot(model.TradingPair, model.LastUpdateId, model.Bids, model.Asks);
            WriteJson("book", json =>
            {
                json.WritePropertyName("book");
                BookJson.Write(json, context.Time.GetUtcNow(), model.Exchange, book, model.State, model.Reason);
            });
            return;
        }

        Say($"{model.Exchange} {model.TradingPair} {StateText.Of(model.State)}: bid {Level(model.Bids)}, ask {Level(model.Asks)}");
    }

    /// <summary>Tells what the account holds of the pair's assets.</summary>
    public void WriteBalances(string exchange, string moment, IEnumerable<TokenAmount> balances)
    {
        if (!context.Output.Json)
        {
            Say($"{exchange} {moment} balances: {FeeText.Sum(balances)}");
            return;
        }

        WriteJson("balances", json =>
        {
            json.WriteString("exchange", exchange);
            json.WriteString("moment", moment);
            WriteAmounts(json, "balances", balances);
        });
    }

    /// <summary>Tells an event of an order.</summary>
    public void Write(string exchange, string pair, ExchangeEvent announcement)
    {
        // One that says no more than another gets no line of its own.
        if (announcement is OrderUpdatedEvent) return;
        if (context.Output.Json) WriteJson("event", json => WriteEvent(json, exchange, pair, announcement));
        else WriteEvent(exchange, pair, announcement);
    }

    /// <summary>Tells how it came out everywhere.</summary>
    public void WriteSummary(IReadOnlyList<DemoResult> results)
    {
        if (context.Output.Json)
        {
            foreach (var result in results) WriteJson("summary", json => WriteResult(json, result));
            return;
        }

        Say(string.Empty);
        var table = new TextTable("exchange", "pair", ">orders", ">fills", "fees", "balances right", ">rows in database", "record right");
        foreach (var result in results)
        {
            table.Add(
                result.Exchange,
                result.TradingPair,
                result.Orders.ToString(CultureInfo.InvariantCulture),
                result.Fills.ToString(CultureInfo.InvariantCulture),
                FeeText.Sum(result.Fees),
                result.BalanceFlaw is null ? Right : Wrong,
                result.Rows.ToString(CultureInfo.InvariantCulture),
                result.RecordFlaw is null ? Right : Wrong);
        }

        table.Write(context.Output);
    }

    private static string Level(IReadOnlyList<OrderBookRow> rows) =>
        rows.Count == 0 ? "none" : $"{DecimalText.Format(rows[0].Price)} x {DecimalText.Format(rows[0].Amount)}";

    private static void WriteAmounts(Utf8JsonWriter json, string name, IEnumerable<TokenAmount> amounts)
    {
        json.WriteStartObject(name);
        foreach (var amount in amounts) BookJson.WriteDecimal(json, amount.Token, amount.Amount);
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, DemoResult result)
    {
        json.WriteString("exchange", result.Exchange);
        json.WriteString("pair", result.TradingPair);
        json.WriteNumber("orders", result.Orders);
        json.WriteNumber("fills", result.Fills);
        WriteAmounts(json, "fees", result.Fees);
        json.WriteBoolean("balancesRight", result.BalanceFlaw is null);
        json.WriteString("balanceFlaw", result.BalanceFlaw);
        json.WriteNumber("rows", result.Rows);
        json.WriteBoolean("recordRight", result.RecordFlaw is null);
        json.WriteString("recordFlaw", result.RecordFlaw);
    }

    private static void WriteEvent(Utf8JsonWriter json, string exchange, string pair, ExchangeEvent announcement)
    {
        json.WriteString("time", announcement.Timestamp);
        json.WriteString("exchange", exchange);
        json.WriteString("pair", pair);
        json.WriteString("event", announcement.Kind.ToString());
        json.WriteString("clientOrderId", announcement.OrderId);
        switch (announcement)
        {
            case OrderCreatedEvent created:
                json.WriteString("orderType", StateText.Of(created.Type));
                BookJson.WriteDecimal(json, "price", created.Price);
                BookJson.WriteDecimal(json, "amount", created.Amount);
                break;
            case OrderFilledEvent fill:
                json.WriteString("side", StateText.Of(fill.TradeType));
                BookJson.WriteDecimal(json, "price", fill.Price);
                BookJson.WriteDecimal(json, "amount", fill.Amount);
                WriteAmounts(json, "fee", FillEffect.FeesOf(fill));
                break;
            case OrderCompletedEvent completed:
                BookJson.WriteDecimal(json, "filledBase", completed.BaseAssetAmount);
                BookJson.WriteDecimal(json, "filledQuote", completed.QuoteAssetAmount);
                break;
            case OrderFailureEvent failure:
                json.WriteString("error", failure.ErrorMessage);
                break;
        }
    }

    private void WriteEvent(string exchange, string pair, ExchangeEvent announcement)
    {
        var what = announcement switch
        {
            BuyOrderCreatedEvent created => $"created: buy {Of(created)}",
            OrderCreatedEvent created => $"created: sell {Of(created)}",
            OrderFilledEvent fill => $"filled: {Text(fill.Amount)} at {Text(fill.Price)}, fee {FeeText.Sum(FillEffect.FeesOf(fill))}",
            OrderCompletedEvent completed => $"completed: {Text(completed.BaseAssetAmount)} for {Text(completed.QuoteAssetAmount)}",
            OrderCancelledEvent => "cancelled",
            OrderExpiredEvent => "expired",
            OrderFailureEvent failure => $"failed: {failure.ErrorMessage}",
            _ => announcement.Kind.ToString(),
        };
        Say($"{exchange} {pair} {announcement.OrderId} {what}");

        static string Of(OrderCreatedEvent created) =>
            created.Price is { } price ? $"{Text(created.Amount)} at {Text(price)}" : Text(created.Amount);

        static string Text(decimal value) => DecimalText.Format(value);
    }

    private void WriteJson(string type, Action<Utf8JsonWriter> write) =>
        context.Output.WriteJson(json =>
        {
            json.WriteStartObject();
            json.WriteString("type", type);
            write(json);
            json.WriteEndObject();
        });
}

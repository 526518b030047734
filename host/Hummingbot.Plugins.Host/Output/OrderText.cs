using System.Globalization;
using System.Text.Json;
using Hummingbot.Plugins.Host.CommandLine;
using Hummingbot.Plugins.Hosting;
using Hummingbot.Plugins.Recorder;

namespace Hummingbot.Plugins.Host.Output;

/// <summary>Writes orders and fills as they are on record, for people and for programs.</summary>
internal static class OrderText
{
    /// <summary>Writes one order with its fills.</summary>
    public static async Task WriteAsync(CommandContext context, TradeHistory history, RecordedOrder order)
    {
        var filter = new HistoryFilter { Exchange = order.Exchange, ClientOrderId = order.ClientOrderId, Take = 10_000 };
        var fills = await history.GetFillsAsync(filter, CancellationToken.None);
        if (context.Output.Json)
        {
            context.Output.WriteJson(json => WriteJson(json, order, fills));
            return;
        }

        var facts = new FactList(context.Output);
        facts.Write("order", order.ClientOrderId);
        facts.Write("exchange", order.Exchange);
        facts.Write("their id", order.ExchangeOrderId);
        var price = order.Price is { } limit ? $" at {DecimalText.Format(limit)} {order.QuoteAsset}" : string.Empty;
        facts.Write(
            "what",
            $"{StateText.Of(order.OrderType)} {StateText.Of(order.TradeType)} {DecimalText.Format(order.Amount)} {order.BaseAsset}{price}");
        facts.Write("state", StateOf(order));
        facts.Write("filled", FilledOf(order));
        foreach (var fill in fills.Reverse())
            facts.Write("fills", $"{DecimalText.Format(fill.Amount)} at {DecimalText.Format(fill.Price)}, {TimeOf(fill.Timestamp)}");
        facts.Write("error", order.LastError);
        facts.Write("created", TimeOf(order.CreationTimestamp));
    }

    /// <summary>Writes a list of orders.</summary>
    public static void WriteList(CommandOutput output, IReadOnlyList<RecordedOrder> orders)
    {
        if (output.Json)
        {
            output.WriteJson(json =>
            {
                json.WriteStartObject();
                json.WriteStartArray("orders");
                foreach (var order in orders) WriteJson(json, order, fills: null);
                json.WriteEndArray();
                json.WriteEndObject();
            });
            return;
        }

        if (orders.Count == 0)
        {
            output.WriteLine("No open orders.");
            return;
        }

        var table = new TextTable("exchange", "client order id", "pair", "side", "type", ">amount", ">price", ">filled", "state", "?created");
        foreach (var order in orders)
        {
            table.Add(
                order.Exchange,
                order.ClientOrderId,
                order.TradingPair,
                StateText.Of(order.TradeType),
                StateText.Of(order.OrderType),
                DecimalText.Format(order.Amount),
                order.Price is { } price ? DecimalText.Format(price) : "-",
                DecimalText.Format(order.ExecutedAmountBase),
                StateOf(order),
                TimeOf(order.CreationTimestamp));
        }

        table.Write(output);
    }

    /// <summary>The word for where an order is in its life. One whose outcome is unknown says so before all else.</summary>
    public static string StateOf(RecordedOrder order) => order.IsOutcomeUnknown && order.State < OrderState.Filled ? "unknown" : StateText.Of(order.State);

    /// <summary>A time for people, in UTC.</summary>
    public static string TimeOf(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string FilledOf(RecordedOrder order)
    {
        if (order.ExecutedAmountBase == 0m) return "nothing";
        var average = Math.Round(order.ExecutedAmountQuote / order.ExecutedAmountBase, 12);
        return $"{DecimalText.Format(order.ExecutedAmountBase)} {order.BaseAsset} for {DecimalText.Format(order.ExecutedAmountQuote)} {order.QuoteAsset}"
            + $", at {DecimalText.Format(average)} on average";
    }

    private static void WriteJson(Utf8JsonWriter json, RecordedOrder order, IReadOnlyList<RecordedFill>? fills)
    {
        json.WriteStartObject();
        json.WriteString("exchange", order.Exchange);
        json.WriteString("clientOrderId", order.ClientOrderId);
        json.WriteString("exchangeOrderId", order.ExchangeOrderId);
        json.WriteString("pair", order.TradingPair);
        json.WriteString("side", StateText.Of(order.TradeType));
        json.WriteString("type", StateText.Of(order.OrderType));
        BookJson.WriteDecimal(json, "amount", order.Amount);
        BookJson.WriteDecimal(json, "price", order.Price);
        json.WriteString("state", StateText.Of(order.State));
        json.WriteBoolean("outcomeUnknown", order.IsOutcomeUnknown);
        json.WriteBoolean("cancelRequested", order.IsCancelRequested);
        BookJson.WriteDecimal(json, "filledBase", order.ExecutedAmountBase);
        BookJson.WriteDecimal(json, "filledQuote", order.ExecutedAmountQuote);
        json.WriteString("error", order.LastError);
        json.WriteString("createdAt", order.CreationTimestamp);
        json.WriteString("updatedAt", order.LastUpdateTimestamp);
        if (fills is not null)
        {
            json.WriteStartArray("fills");
            foreach (var fill in fills.Reverse()) FillText.WriteJson(json, fill);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}

using System.Globalization;
using System.Text.Json;
using Hummingbot.Plugins.Host.CommandLine;
using Hummingbot.Plugins.Host.Output;
using Hummingbot.Plugins.Hosting;

namespace Hummingbot.Plugins.Host.Running;

/// <summary>Tells the events of orders, a line each.</summary>
internal sealed class OrderEventLines(CommandContext context, string exchange)
{
    /// <summary>Writes an event; one that says no more than another does not get a line of its own.</summary>
    public void Write(ExchangeEvent announcement)
    {
        if (announcement is OrderUpdatedEvent { Order.IsOutcomeUnknown: false }) return;
        if (context.Output.Json) context.Output.WriteJson(json => WriteJson(json, announcement));
        else WriteText(announcement);
    }

    private void WriteText(ExchangeEvent announcement)
    {
        var clock = announcement.Timestamp.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        var what = announcement switch
        {
            OrderCreatedEvent => "taken",
            OrderFilledEvent fill => $"{StateText.Of(fill.TradeType)} {DecimalText.Format(fill.Amount)} at {DecimalText.Format(fill.Price)}",
            OrderCompletedEvent => "filled",
            OrderCancelledEvent => "cancelled",
            OrderExpiredEvent => "expired",
            OrderFailureEvent failure => $"failed: {failure.ErrorMessage}",
            OrderUpdatedEvent doubt => $"outcome unknown: {doubt.Order.Error?.Message}",
            _ => announcement.Kind.ToString(),
        };
        context.Output.WriteLine($"{clock} {exchange} order {announcement.OrderId} {what}");
    }

    private void WriteJson(Utf8JsonWriter json, ExchangeEvent announcement)
    {
        json.WriteStartObject();
        json.WriteString("time", announcement.Timestamp);
        json.WriteString("exchange", exchange);
        json.WriteString("event", announcement is OrderUpdatedEvent ? "OutcomeUnknown" : announcement.Kind.ToString());
        json.WriteString("clientOrderId", announcement.OrderId);
        switch (announcement)
        {
            case OrderFilledEvent fill:
                json.WriteString("pair", fill.TradingPair);
                json.WriteString("side", StateText.Of(fill.TradeType));
                BookJson.WriteDecimal(json, "price", fill.Price);
                BookJson.WriteDecimal(json, "amount", fill.Amount);
                break;
            case OrderFailureEvent failure:
                json.WriteString("error", failure.ErrorMessage);
                break;
            case OrderUpdatedEvent doubt:
                json.WriteString("error", doubt.Order.Error?.Message);
                break;
        }

        json.WriteEndObject();
    }
}

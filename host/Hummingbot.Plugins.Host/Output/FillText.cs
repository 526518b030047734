using System.Text.Json;
using Hummingbot.Plugins.Hosting;
using Hummingbot.Plugins.Recorder;

namespace Hummingbot.Plugins.Host.Output;

/// <summary>Writes fills as they are on record.</summary>
internal static class FillText
{
    /// <summary>Writes a list of fills, newest first.</summary>
    public static void WriteList(CommandOutput output, IReadOnlyList<RecordedFill> fills)
    {
        if (output.Json)
        {
            output.WriteJson(json =>
            {
                json.WriteStartObject();
                json.WriteStartArray("fills");
                foreach (var fill in fills) WriteJson(json, fill);
                json.WriteEndArray();
                json.WriteEndObject();
            });
            return;
        }

        if (fills.Count == 0)
        {
            output.WriteLine("No fills on record.");
            return;
        }

        var table = new TextTable("time", "exchange", "pair", "side", ">amount", ">price", "?fee", "client order id");
        foreach (var fill in fills)
        {
            table.Add(
                OrderText.TimeOf(fill.Timestamp),
                fill.Exchange,
                fill.TradingPair,
                StateText.Of(fill.TradeType),
                DecimalText.Format(fill.Amount),
                DecimalText.Format(fill.Price),
                FeeOf(fill),
                fill.ClientOrderId);
        }

        table.Write(output);
    }

    /// <summary>Writes one fill as an object.</summary>
    public static void WriteJson(Utf8JsonWriter json, RecordedFill fill)
    {
        json.WriteStartObject();
        json.WriteString("time", fill.Timestamp);
        json.WriteString("exchange", fill.Exchange);
        json.WriteString("pair", fill.TradingPair);
        json.WriteString("side", StateText.Of(fill.TradeType));
        BookJson.WriteDecimal(json, "price", fill.Price);
        BookJson.WriteDecimal(json, "amount", fill.Amount);
        json.WriteString("tradeId", fill.ExchangeTradeId);
        json.WriteString("clientOrderId", fill.ClientOrderId);
        json.WriteStartObject("fee");
        json.WriteString("percent", DecimalText.Format(fill.TradeFee.Percent * 100));
        json.WriteString("percentToken", fill.TradeFee.PercentToken);
        json.WriteStartArray("fixed");
        foreach (var amount in fill.TradeFee.FlatFees)
        {
            json.WriteStartObject();
            json.WriteString("token", amount.Token);
            BookJson.WriteDecimal(json, "amount", amount.Amount);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("source", FeeJson.SourceText(fill.FeeSource));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string FeeOf(RecordedFill fill)
    {
        var amounts = fill.TradeFee.FlatFees.Select(amount => $"{DecimalText.Format(amount.Amount)} {amount.Token}");
        if (fill.TradeFee.Percent != 0m) amounts = amounts.Prepend(FeeText.Percent(fill.TradeFee.Percent));
        return string.Join(" + ", amounts);
    }
}

using System.CommandLine;
using System.Text.Json;
using Hummingbot.Plugins.Host.Hosting;
using Hummingbot.Plugins.Host.Output;

namespace Hummingbot.Plugins.Host.CommandLine;

/// <summary><c>hbot fees</c>: what a trade costs, from the operator's overrides and the descriptor's defaults.</summary>
internal static class FeesCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create(GlobalOptions globals, ExchangeNames names)
    {
        var exchange = ExchangeArgument.Create(names);
        var pair = ExchangeArgument.CreatePair();
        var maker = new Option<bool>("--maker") { Description = "Show what an order that rests on the book is charged, and nothing else." };
        var taker = new Option<bool>("--taker") { Description = "Show what an order that executes at once is charged, and nothing else." };
        var command = new HbotCommand(
            "fees",
            "Show what a trade costs, and who says so.",
            "hbot fees binance BTC-USDT",
            "hbot fees coinbase BTC-USD --taker --json")
        {
            exchange,
            pair,
            maker,
            taker,
        };
        command.Details = "The source is 'override' for plugins.json and 'default' for the plugin. Asks nobody over the network.";
        command.SetHandler(globals, (line, context) =>
        {
            var both = line.GetValue(maker) == line.GetValue(taker);
            var tradingPair = TradingPairCheck.Normalize(line.GetRequiredValue(pair));
            return RunAsync(context, line.GetRequiredValue(exchange), tradingPair, both || line.GetValue(maker), both || line.GetValue(taker));
        });
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, string exchange, string pair, bool maker, bool taker)
    {
        var hyphen = pair.IndexOf('-', StringComparison.Ordinal);
        if (hyphen <= 0 || hyphen == pair.Length - 1)
        {
            throw new CommandFailedException($"'{pair}' is not a trading pair", "write it as BASE-QUOTE, such as BTC-USD", exchange)
            {
                Kind = "unknownPair",
            };
        }

        var (session, handle) = await HostSession.OpenAsync(context, exchange);
        await using (session)
        {
            var fees = FeeRates.Of(handle.Descriptor, session.Configuration);
            if (context.Output.Json)
            {
                context.Output.WriteJson(json => WriteJson(json, exchange, pair, fees, maker, taker));
                return ExitCode.Done;
            }

            var table = new TextTable("order", ">fee", "source", "?charged on a buy in", "?charged on a sell in");
            var onBuy = fees.PercentToken ?? (fees.BuyDeductedFromReturns ? pair[..hyphen] : pair[(hyphen + 1)..]);
            var onSell = fees.PercentToken ?? pair[(hyphen + 1)..];
            if (maker) AddRow(table, "maker", fees.Maker, onBuy, onSell);
            if (taker) AddRow(table, "taker", fees.Taker, onBuy, onSell);
            table.Write(context.Output);
            return ExitCode.Done;
        }
    }

    private static void AddRow(TextTable table, string order, FeeRate rate, string onBuy, string onSell)
    {
        var source = FeeJson.SourceText(rate.FractionSource);
        if (rate.Fixed.Count > 0 && rate.FixedSource != rate.FractionSource) source += $", fixed: {FeeJson.SourceText(rate.FixedSource)}";
        table.Add(order, FeeText.Percent(rate.Fraction) + FeeText.Fixed(rate.Fixed), source, onBuy, onSell);
    }

    private static void WriteJson(Utf8JsonWriter json, string exchange, string pair, FeeRates fees, bool maker, bool taker)
    {
        json.WriteStartObject();
        json.WriteString("exchange", exchange);
        json.WriteString("pair", pair);
        if (maker) FeeJson.Write(json, "maker", fees.Maker);
        if (taker) FeeJson.Write(json, "taker", fees.Taker);
        json.WriteString("percentToken", fees.PercentToken);
        json.WriteBoolean("buyDeductedFromReturns", fees.BuyDeductedFromReturns);
        json.WriteEndObject();
    }
}

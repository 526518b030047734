using System.CommandLine;
using Hummingbot.Plugins.Host.Hosting;
using Hummingbot.Plugins.Host.Output;
using Hummingbot.Plugins.Hosting;

namespace Hummingbot.Plugins.Host.CommandLine;

/// <summary><c>hbot price</c>: mid price and last trade of a pair.</summary>
internal static class PriceCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create(GlobalOptions globals, ExchangeNames names)
    {
        var exchange = ExchangeArgument.Create(names);
        var pair = ExchangeArgument.CreatePair();
        var command = new HbotCommand(
            "price",
            "Show the mid price of a pair, and its last trade.",
            "hbot price binance BTC-USDT",
            "hbot price coinbase ETH-USD --json")
        {
            exchange,
            pair,
        };
        command.Details = "Asks the exchange. The mid price is half-way between best bid and best ask.";
        command.SetHandler(
            globals,
            (line, context) => RunAsync(context, line.GetRequiredValue(exchange), TradingPairCheck.Normalize(line.GetRequiredValue(pair))));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, string exchange, string pair)
    {
        var (session, handle) = await HostSession.OpenAsync(context, exchange);
        await using (session)
        {
            var asksMid = AskMidAsync(handle, pair, context.Interrupted);
            var asksLast = AskLastAsync(handle, pair, context.Interrupted);
            await Task.WhenAll(asksMid, asksLast);
            var mid = await asksMid;
            var last = await asksLast;
            if (context.Output.Json)
            {
                context.Output.WriteJson(json =>
                {
                    json.WriteStartObject();
                    json.WriteString("time", context.Time.GetUtcNow());
                    json.WriteString("exchange", exchange);
                    json.WriteString("pair", pair);
                    BookJson.WriteDecimal(json, "mid", mid);
                    BookJson.WriteDecimal(json, "lastTrade", last);
                    json.WriteEndObject();
                });
                return ExitCode.Done;
            }

            var quote = pair[(pair.IndexOf('-', StringComparison.Ordinal) + 1)..];
            context.Output.WriteLine($"{pair} at {handle.Descriptor.DisplayName}");
            var facts = new FactList(context.Output);
            facts.Write("mid price", mid is { } price ? $"{DecimalText.Format(price)} {quote}" : "none: a side of the book is empty");
            facts.Write("last trade", last is { } trade ? $"{DecimalText.Format(trade)} {quote}" : "none");
            return ExitCode.Done;
        }
    }

    private static async Task<decimal?> AskMidAsync(ExchangeHandle handle, string pair, CancellationToken cancellationToken)
    {
        try
        {
            return await handle.CallAsync<IMidPriceSource, decimal?>(
                $"the mid price of {pair}", (source, token) => source.GetMidPriceAsync(pair, token), cancellationToken);
        }
        catch (ExchangeException refused) when (refused.Kind is ExchangeErrorKind.NotFound)
        {
            throw TradingPairCheck.Unknown(handle.Descriptor, pair, await TradingPairCheck.FetchAsync(handle, cancellationToken));
        }
    }

    private static async Task<decimal?> AskLastAsync(ExchangeHandle handle, string pair, CancellationToken cancellationToken)
    {
        try
        {
            return await handle.CallAsync<IOrderBookTrackerDataSource, decimal?>(
                $"the last price of {pair}",
                async (source, token) =>
                {
                    var prices = await source.GetLastTradedPricesAsync([pair], token);
                    return prices.TryGetValue(pair, out var price) ? price : null;
                },
                cancellationToken);
        }
        catch (ExchangeException refused) when (refused.Kind is ExchangeErrorKind.NotFound)
        {
            // A pair that does not exist fails the other question; one that exists may never have traded.
            return null;
        }
    }
}

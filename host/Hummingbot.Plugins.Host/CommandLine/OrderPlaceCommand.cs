using System.CommandLine;
using Hummingbot.Plugins.Host.Hosting;
using Hummingbot.Plugins.Host.Output;
using Hummingbot.Plugins.Host.Trading;

namespace Hummingbot.Plugins.Host.CommandLine;

/// <summary><c>hbot order buy</c> and <c>hbot order sell</c>.</summary>
internal static class OrderPlaceCommand
{
    private static readonly string[] Types = ["limit", "limit-maker", "market"];

    /// <summary>Builds one of the two commands.</summary>
    public static Command Create(GlobalOptions globals, ExchangeNames names, TradeType side)
    {
        var word = StateText.Of(side);
        var exchange = ExchangeArgument.Create(names);
        var pair = ExchangeArgument.CreatePair();
        var amount = new Argument<decimal>("amount")
        {
            Description = "How much of the base asset.",
            HelpName = "amount",
            CustomParser = result => Read(result),
        };
        var price = new Option<decimal?>("--price")
        {
            Description = "The limit price, in quote asset for one of the base asset.",
            HelpName = "PRICE",
            CustomParser = result => Read(result),
        };
        var type = new Option<string>("--type")
        {
            Description = "limit; limit-maker, which is refused when it would trade at once; or market. Default: limit.",
            HelpName = "TYPE",
            DefaultValueFactory = _ => Types[0],
        };
        type.AcceptOnlyFromAmong(Types);
        var wait = new Option<bool>("--wait") { Description = "Wait until the order is filled or has ended in another way." };
        var command = new HbotCommand(
            word,
            side == TradeType.Buy ? "Place a buy order." : "Place a sell order.",
            $"hbot order {word} binance BTC-USDT 0.01 --price 30000",
            $"hbot order {word} binance BTC-USDT 0.01 --type market --json",
            $"hbot order {word} coinbase BTC-USD 0.01 --price 30000 --type limit-maker --wait --sandbox")
        {
            exchange,
            pair,
            amount,
            price,
            type,
            wait,
        };
        command.Details = """
            An order that breaks a rule of the exchange is not sent; the error names the nearest value that passes.
            The order is recorded before it is sent. When its outcome is not known it stays on record: never place it
            again, 'hbot order show' asks what became of it.
            """;
        command.Validators.Add(result =>
        {
            if (result.GetResult(type) is { Errors: var flaws } && flaws.Any()) return;
            if (result.GetResult(amount) is not { Tokens.Count: > 0 }) return;
            // Defaults are not filled in yet.
            var chosen = result.GetResult(type) is { Tokens.Count: > 0 } given ? given.Tokens[0].Value : Types[0];
            var hasPrice = result.GetResult(price) is not null;
            if (chosen == "market" && hasPrice) result.AddError("--price does not go with --type market");
            if (chosen != "market" && !hasPrice)
                result.AddError($"a {chosen} order needs --price; '--type market' trades at the price of the market");
        });
        command.SetHandler(globals, (line, context) => RunAsync(
            context,
            line.GetRequiredValue(exchange),
            new OrderRequest
            {
                TradingPair = TradingPairCheck.Normalize(line.GetRequiredValue(pair)),
                TradeType = side,
                OrderType = line.GetValue(type) switch
                {
                    "market" => OrderType.Market,
                    "limit-maker" => OrderType.LimitMaker,
                    _ => OrderType.Limit,
                },
                Amount = line.GetValue(amount),
                Price = line.GetValue(price),
            },
            line.GetValue(wait)));
        return command;
    }

    private static decimal Read(System.CommandLine.Parsing.ArgumentResult result)
    {
        if (PlainNumber.Read(result.Tokens[0].Value, out var number) is { } flaw) result.AddError(flaw);
        return number;
    }

    private static async Task<int> RunAsync(CommandContext context, string exchange, OrderRequest request, bool wait)
    {
        var sessionRequest = new SessionRequest { Exchanges = [exchange], TradingPairs = [request.TradingPair] };
        await using var session = await TradingSession.OpenAsync(context, sessionRequest);
        var handle = session.Host.Registry.GetExchange(exchange);
        session.Host.EnsureKeys(handle.Descriptor);
        await TradingPairCheck.EnsureAsync(handle, [request.TradingPair], context.Interrupted);
        var trading = await session.StartAsync(exchange);
        await trading.WaitAsync([], context.Interrupted);
        Check(trading, request);
        var placing = new OrderPlacing(context, trading);
        var ending = await placing.RunAsync(request, wait);
        await session.FlushAsync();
        return await TellAsync(context, session, handle.Descriptor, ending);
    }

    private static void Check(TradingExchange trading, OrderRequest request)
    {
        var connector = trading.Connector;
        if (!connector.TradingRules.TryGetValue(request.TradingPair, out var rule))
        {
            throw new CommandFailedException(
                $"{trading.Handle.Descriptor.DisplayName} ({trading.Handle.Name}) does not take orders for {request.TradingPair} at present; nothing was sent",
                "try again later, or another pair",
                trading.Handle.Name)
            {
                Kind = "tradingRule",
            };
        }

        var quantum = request.Price is > 0m and var price ? connector.GetOrderPriceQuantum(request.TradingPair, price) : rule.MinPriceIncrement;
        var market = connector.GetPrice(request.TradingPair, isBuy: request.TradeType == TradeType.Buy);
        if (new OrderCheck(trading.Handle.Descriptor, rule, request).Find(quantum, market) is { } failure) throw failure;
    }

    private static async Task<int> TellAsync(CommandContext context, TradingSession session, ExchangeDescriptor exchange, OrderEnding ending)
    {
        var name = exchange.Name;
        if (await session.Recorder.History.FindOrderAsync(name, ending.ClientOrderId, CancellationToken.None) is { } order && ending.Error is null)
            await OrderText.WriteAsync(context, session.Recorder.History, order);
        if (ending.Error is { } error)
        {
            var next = error.Violation switch
            {
                { NearestPassingValue: { } passing } => $"{Hummingbot.Plugins.Hosting.DecimalText.Format(passing)} would pass",
                { Rule: TradingRuleKind.AvailableBalance } => $"'hbot balance {name}' shows what is available",
                _ => "change the order accordingly; this one is not live",
            };
            throw new CommandFailedException($"{exchange.DisplayName} ({name}) refused the order: {error.Message}", next, name) { Kind = "refused" };
        }

        if (!ending.IsUnknown) return ExitCode.Done;
        throw new CommandFailedException(
            $"it is not known whether {exchange.DisplayName} ({name}) took the order {ending.ClientOrderId}: {ending.Reason}",
            $"it stays on record; do not place it again: 'hbot order show {name} {ending.ClientOrderId}' asks what became of it",
            name)
        {
            Kind = "unknownOutcome",
        };
    }
}

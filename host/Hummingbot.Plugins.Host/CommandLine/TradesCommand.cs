using System.CommandLine;
using System.Globalization;
using System.Threading.Channels;
using Hummingbot.Plugins.Host.Hosting;
using Hummingbot.Plugins.Host.Output;
using Hummingbot.Plugins.Hosting;

namespace Hummingbot.Plugins.Host.CommandLine;

/// <summary><c>hbot trades</c>: the public trades of a pair as they happen.</summary>
internal static class TradesCommand
{
    private const int DefaultCount = 10;
    private const int QueueLength = 1024;

    /// <summary>Builds the command.</summary>
    public static Command Create(GlobalOptions globals, ExchangeNames names)
    {
        var exchange = ExchangeArgument.Create(names);
        var pair = ExchangeArgument.CreatePair();
        var watch = new Option<bool>("--watch") { Description = "Go on until interrupted." };
        var count = NumberOption.CreateCount("--count", $"End after as many trades. Default: {DefaultCount}, or no end with --watch.");
        var command = new HbotCommand(
            "trades",
            "Show the public trades of a pair as they happen.",
            "hbot trades binance BTC-USDT --watch",
            "hbot trades coinbase BTC-USD --count 100 --json")
        {
            exchange,
            pair,
            watch,
            count,
        };
        command.Details = "The trades are those from now on: a quiet pair may keep one waiting.";
        command.SetHandler(globals, (line, context) =>
        {
            var limit = line.GetValue(count) ?? (line.GetValue(watch) ? int.MaxValue : DefaultCount);
            var tradingPair = TradingPairCheck.Normalize(line.GetRequiredValue(pair));
            return RunAsync(context, line.GetRequiredValue(exchange), tradingPair, limit, line.GetValue(watch));
        });
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, string exchange, string pair, int limit, bool watch)
    {
        try
        {
            var (session, handle) = await HostSession.OpenAsync(context, exchange);
            await using (session)
            {
                await TradingPairCheck.EnsureAsync(handle, [pair], context.Interrupted);
                await PrintAsync(context, handle, pair, limit);
                return ExitCode.Done;
            }
        }
        catch (OperationCanceledException) when (watch && context.Interrupted.IsCancellationRequested)
        {
            return ExitCode.Done;
        }
    }

    private static async Task PrintAsync(CommandContext context, ExchangeHandle handle, string pair, int limit)
    {
        var channel = Channel.CreateBounded<OrderBookMessage>(QueueLength);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.Interrupted);
        var listening = ListenAsync(handle, pair, channel.Writer, ending.Token);
        try
        {
            var printed = 0;
            await foreach (var message in channel.Reader.ReadAllAsync(context.Interrupted))
            {
                if (message.Type == OrderBookMessageType.Trade)
                {
                    Print(context, handle.Name, message);
                    printed++;
                }

                message.Return();
                if (printed == limit) break;
            }
        }
        finally
        {
            await ending.CancelAsync();
            await listening;
        }
    }

    // Ends the channel, with the failure if there was one: whoever reads it then knows.
    private static async Task ListenAsync(
        ExchangeHandle handle, string pair, ChannelWriter<OrderBookMessage> output, CancellationToken cancellationToken)
    {
        try
        {
            await handle.CallAsync<IOrderBookTrackerDataSource>(
                $"the trades of {pair}",
                (source, token) => source.ListenForTradesAsync([pair], output, token),
                cancellationToken,
                Timeout.InfiniteTimeSpan);
            output.TryComplete();
        }
        catch (Exception failure)
        {
            output.TryComplete(failure);
        }
    }

    private static void Print(CommandContext context, string exchange, OrderBookMessage message)
    {
        var trade = new OrderBookTradeEvent(
            message.TradingPair,
            message.ExchangeTime == default ? context.Time.GetUtcNow() : message.ExchangeTime,
            message.TakerSide,
            FixedPoint.ToDecimal(message.Trade.Price, message.PriceDecimals),
            FixedPoint.ToDecimal(message.Trade.Amount, message.AmountDecimals),
            message.TradeId,
            message.TradeNumber);
        if (context.Output.Json)
        {
            context.Output.WriteJson(json => TradeJson.Write(json, exchange, trade));
            return;
        }

        var time = trade.Timestamp.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);
        context.Output.WriteLine(
            $"{time}  {StateText.Of(trade.Side),-4}  {DecimalText.Format(trade.Price)}  {DecimalText.Format(trade.Amount)}");
    }
}

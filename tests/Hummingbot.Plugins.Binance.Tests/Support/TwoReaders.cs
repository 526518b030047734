using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Hummingbot.Plugins.Binance.MarketData;
using Hummingbot.Plugins.Sdk.Symbols;
using Hummingbot.Plugins.Sdk.Trackers;

namespace Hummingbot.Plugins.Binance.Tests.Support;

/// <summary>The two ways of reading a message beside each other: the short one, and the one that decides.</summary>
internal sealed class TwoReaders(IEnumerable<string> symbols)
{
    private const OrderBookMessageType Kinds = OrderBookMessageType.Diff | OrderBookMessageType.Trade;

    private readonly SymbolMap _symbols = new([.. symbols.Select(symbol => new TradedSymbol(symbol, symbol + "-X"))]);
    private readonly CountingPool _pool = new();
    private readonly Channel<OrderBookMessage> _output = Channel.CreateUnbounded<OrderBookMessage>();

    /// <summary>Messages that were read the short way.</summary>
    public int ReadShortly { get; private set; }

    /// <summary>Messages that the whole parser refused.</summary>
    public int Refused { get; private set; }

    /// <summary>Asserts that what the short way takes the whole parser reads the same way, and that what it leaves it leaves untouched.</summary>
    public void AssertAgree(ReadOnlySpan<byte> frame, int priceDecimals, int amountDecimals)
    {
        SetScale(priceDecimals, amountDecimals);
        var context = new FrameContext(_pool, _output.Writer, Kinds, receivedTimestamp: 7);
        var isRead = UsualDepthUpdate.TryRead(frame, _symbols, ref context);
        var shortly = Outcome(in context);
        AssertScale(frame, priceDecimals, amountDecimals);

        context = new FrameContext(_pool, _output.Writer, Kinds, receivedTimestamp: 7);
        if (!isRead && shortly != Outcome(in context)) Fail(frame, shortly, "untouched");
        string thoroughly;
        try
        {
            new StreamFrame(frame, _symbols).Read(ref context);
            thoroughly = Outcome(in context);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            thoroughly = $"refused: {e.Message}";
            Refused++;
        }

        if (_pool.Lent != 0) Fail(frame, $"{_pool.Lent} messages not given back", "none");
        if (!isRead) return;
        if (shortly != thoroughly) Fail(frame, shortly, thoroughly);
        AssertScale(frame, priceDecimals, amountDecimals);
        ReadShortly++;
    }

    // What was said, and the messages back to their pool.
    private string Outcome(in FrameContext context)
    {
        var text = new StringBuilder($"{context.TradingPair} {context.AcknowledgedRequest} {context.RequestError} {context.ReconnectReason}");
        while (_output.Reader.TryRead(out var message))
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"; {message.Type} {message.TradingPair} {message.FirstUpdateId}-{message.UpdateId} at {message.ExchangeTime:O}, "
                + $"{message.ReceivedTimestamp}, scale {message.PriceDecimals} {message.AmountDecimals} "
                + $"trade {message.TradeNumber} {message.TradeId} {message.TakerSide} {message.Trade} bids");
            foreach (var level in message.Bids) text.Append(CultureInfo.InvariantCulture, $" {level.Price}x{level.Amount}");
            text.Append(" asks");
            foreach (var level in message.Asks) text.Append(CultureInfo.InvariantCulture, $" {level.Price}x{level.Amount}");
            message.Return();
        }

        return text.ToString();
    }

    private void SetScale(int priceDecimals, int amountDecimals)
    {
        foreach (var pair in _symbols.TradingPairs) _symbols.FindPair(pair)!.Scale.Set(priceDecimals, amountDecimals);
    }

    private void AssertScale(ReadOnlySpan<byte> frame, int priceDecimals, int amountDecimals)
    {
        foreach (var pair in _symbols.TradingPairs)
        {
            var scale = _symbols.FindPair(pair)!.Scale;
            if (scale.PriceDecimals != priceDecimals || scale.AmountDecimals != amountDecimals)
                Fail(frame, $"scale {scale.PriceDecimals} {scale.AmountDecimals}", $"scale {priceDecimals} {amountDecimals}");
        }
    }

    private static void Fail(ReadOnlySpan<byte> frame, string actual, string wanted) =>
        Assert.Fail($"{Encoding.UTF8.GetString(frame)}\n  is read as  {actual}\n  but was to be  {wanted}");

    private sealed class CountingPool : IOrderBookMessagePool
    {
        public int Lent { get; private set; }

        public OrderBookMessage Rent()
        {
            Lent++;
            return new OrderBookMessage(this);
        }

        public void Return(OrderBookMessage message) => Lent--;
    }
}

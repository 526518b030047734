using System.Buffers.Text;
using System.Text.Json;
using Hummingbot.Plugins.Sdk.OrderBooks;
using Hummingbot.Plugins.Sdk.Symbols;
using Hummingbot.Plugins.Sdk.Trackers;

namespace Hummingbot.Plugins.Binance.MarketData;

/// <content>What the message was found to contain, and what that means once it was read to its end.</content>
internal ref partial struct StreamFrame
{
    public const long LatestTime = 253_402_300_799_999; // the last millisecond of the year 9999

    private enum EventKind
    {
        None,
        Other,
        DepthUpdate,
        Trade,
        AggregateTrade,
        Shutdown,
    }

    /// <summary>Notes the symbol, so that a failure further on concerns its pair alone.</summary>
    private void Take(TradedSymbol symbol, ref FrameContext context)
    {
        if (_symbol is not null && _symbol != symbol) throw new JsonException($"{symbol.Symbol} in the stream of {_symbol.Symbol}");
        _symbol = symbol;
        context.TradingPair = symbol.TradingPair;
    }

    private readonly void EmitAnswer(ref FrameContext context)
    {
        context.AcknowledgedRequest = _requestId;
        context.RequestError = _isRefusal ? $"{_errorText ?? "no reason given"} (code {_errorCode})" : null;
    }

    private void EmitEvent(ref FrameContext context)
    {
        if (_promised != EventKind.None && _promised != _kind) throw new JsonException("an event of another kind than its stream's");
        switch (_kind)
        {
            case EventKind.DepthUpdate:
                EmitDiff(ref context);
                break;
            case EventKind.Trade or EventKind.AggregateTrade:
                EmitTrade(ref context);
                break;
            case EventKind.Shutdown:
                context.ReconnectReason = "the venue announced that its server shuts down";
                break;
        }
    }

    private void EmitDiff(ref FrameContext context)
    {
        if (!_hasSymbol) throw new JsonException("a depth update without its symbol s");
        if (_symbol is null || (context.Kinds & OrderBookMessageType.Diff) == 0) return;
        var first = _firstUpdateId.Integer("U");
        var last = _lastUpdateId.Integer("u");
        var time = Time(_eventTime.Integer("E"));
        if (last < first) throw new JsonException($"a depth update that ends at {last}, before its beginning {first}");
        AppendEarlyLevels(_bids, "b", isBid: true, in context);
        AppendEarlyLevels(_asks, "a", isBid: false, in context);

        var diff = _diff ??= context.Rent(OrderBookMessageType.Diff);
        diff.TradingPair = _symbol.TradingPair;
        diff.FirstUpdateId = first;
        diff.UpdateId = last;
        diff.ExchangeTime = time;
        _diff = null;
        context.Emit(diff);
    }

    private void AppendEarlyLevels(Field field, string name, bool isBid, in FrameContext context)
    {
        if (field.Type != JsonTokenType.StartArray) throw new JsonException($"a depth update without its levels {name}");
        if (field.Text.IsEmpty) return; // appended when they were met
        var reader = new Utf8JsonReader(field.Text, Options);
        reader.Read();
        AppendLevels(ref reader, isBid, _symbol!, in context);
    }

    private readonly void EmitTrade(ref FrameContext context)
    {
        if (!_hasSymbol) throw new JsonException("a trade without its symbol s");
        if (_symbol is null || (context.Kinds & OrderBookMessageType.Trade) == 0) return;
        var id = _kind == EventKind.Trade ? _tradeId.Integer("t") : _asks.Integer("a");
        var time = Time(_tradeTime.Integer("T"));
        var takerSide = _isBuyerMaker.Boolean("m") ? TradeType.Sell : TradeType.Buy;
        var price = _price.String("p");
        var quantity = _quantity.String("q");

        var trade = context.Rent(OrderBookMessageType.Trade);
        var error = new OrderBookMessageWriter(trade, _symbol.Scale).SetTrade(price, quantity);
        if (error != LevelError.None)
        {
            trade.Return();
            throw new JsonException($"a trade is refused: {error.Describe()}");
        }

        trade.TradingPair = _symbol.TradingPair;
        trade.UpdateId = -1;
        trade.TradeNumber = id;
        trade.ExchangeTime = time;
        trade.TakerSide = takerSide;
        context.Emit(trade);
    }

    private static DateTimeOffset Time(long milliseconds) => milliseconds <= LatestTime
        ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
        : throw new JsonException("a time beyond the year 9999");

    /// <summary>A value whose meaning is not known before the whole message is: a key means different things in different events.</summary>
    private ref struct Field
    {
        public JsonTokenType Type;
        public ReadOnlySpan<byte> Text;

        public void Set(JsonTokenType type, ReadOnlySpan<byte> text)
        {
            if (Type != JsonTokenType.None) throw new JsonException("a key that occurs twice");
            Type = type;
            Text = text;
        }

        /// <summary>An integer that is not negative.</summary>
        public readonly long Integer(string name) =>
            Type == JsonTokenType.Number && Utf8Parser.TryParse(Text, out long value, out var read) && read == Text.Length && value >= 0
                ? value
                : throw Unusable(name);

        public readonly ReadOnlySpan<byte> String(string name) => Type == JsonTokenType.String ? Text : throw Unusable(name);

        public readonly bool Boolean(string name) =>
            Type is JsonTokenType.True or JsonTokenType.False ? Type == JsonTokenType.True : throw Unusable(name);

        private readonly JsonException Unusable(string name) =>
            new(Type == JsonTokenType.None ? $"an event without its {name}" : $"an event whose {name} is not what the venue documents");
    }
}

using System.Text.Json;
using Hummingbot.Plugins.Sdk.OrderBooks;
using Hummingbot.Plugins.Sdk.Symbols;
using Hummingbot.Plugins.Sdk.Trackers;

namespace Hummingbot.Plugins.Binance.MarketData;

/// <summary>
/// One message of the market streams, raw or wrapped as <c>{"stream":…,"data":…}</c>: depth updates, trades, answers to requests and the
/// notice of a shutdown. Other events only have their pair noted.
/// </summary>
/// <remarks>
/// Keys may come in any order; in the venue's own order everything is read in one pass. What is not as the venue documents it is a
/// <see cref="JsonException"/>. Messages of symbols that are not on the map are passed over.
/// </remarks>
internal ref partial struct StreamFrame
{
    private const int LongestSymbol = 64;

    // The venue's deepest message has four levels; a hostile one must not lead the reader further down.
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 16 };

    private readonly ReadOnlySpan<byte> _frame;
    private readonly SymbolMap _symbols;
    private Utf8JsonReader _reader;

    // An answer to a request.
    private bool _isAnswer;
    private bool _isRefusal;
    private long _requestId;
    private int _errorCode;
    private string? _errorText;

    // An event, of the kind that its name says and that of its stream promises.
    private bool _isEvent;
    private EventKind _kind;
    private EventKind _promised;
    private bool _hasSymbol;
    private TradedSymbol? _symbol;
    private OrderBookMessage? _diff;

    // Its fields; b and a are bids and asks in depth updates, order ids or the trade's id in trades, other things elsewhere.
    private Field _firstUpdateId;
    private Field _lastUpdateId;
    private Field _eventTime;
    private Field _tradeTime;
    private Field _tradeId;
    private Field _price;
    private Field _quantity;
    private Field _isBuyerMaker;
    private Field _bids;
    private Field _asks;

    public StreamFrame(ReadOnlySpan<byte> frame, SymbolMap symbols)
    {
        _frame = frame;
        _symbols = symbols;
        _reader = new Utf8JsonReader(frame, Options);
    }

    /// <summary>Reads the message and tells what it says.</summary>
    public void Read(ref FrameContext context)
    {
        try
        {
            _reader.Read();
            ReadObject(isData: false, ref context);
            _reader.Read(); // refuses whatever follows
            if (_isEvent) EmitEvent(ref context);
            else if (_isAnswer || _isRefusal) EmitAnswer(ref context);
            else throw new JsonException("neither an event nor an answer");
        }
        finally
        {
            _diff?.Return(); // not emitted
        }
    }

    private void ReadObject(bool isData, ref FrameContext context)
    {
        if (_reader.TokenType != JsonTokenType.StartObject) throw new JsonException("not a JSON object");
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndObject)
        {
            if (_reader.ValueSpan.Length == 1)
            {
                ReadField(ref context);
            }
            else if (isData)
            {
                _reader.Skip();
            }
            else if (_reader.ValueTextEquals("stream"u8))
            {
                ReadStreamName(ref context);
            }
            else if (_reader.ValueTextEquals("data"u8))
            {
                _reader.Read();
                if (_reader.TokenType == JsonTokenType.StartObject) ReadObject(isData: true, ref context);
                else _reader.Skip();
            }
            else
            {
                ReadAnswer();
            }
        }
    }

    private void ReadField(ref FrameContext context)
    {
        var name = _reader.ValueSpan[0];
        _reader.Read();
        switch (name)
        {
            case (byte)'e':
                _isEvent = true;
                _kind = ReadKind();
                break;
            case (byte)'s':
                _isEvent = _hasSymbol = true;
                if (ReadSymbol() is { } symbol) Take(symbol, ref context);
                break;
            case (byte)'b': ReadLevels(isBid: true, ref _bids, in context); break;
            case (byte)'a': ReadLevels(isBid: false, ref _asks, in context); break;
            case (byte)'U': _firstUpdateId.Set(_reader.TokenType, _reader.ValueSpan); break;
            case (byte)'u': _lastUpdateId.Set(_reader.TokenType, _reader.ValueSpan); break;
            case (byte)'E': _eventTime.Set(_reader.TokenType, _reader.ValueSpan); break;
            case (byte)'T': _tradeTime.Set(_reader.TokenType, _reader.ValueSpan); break;
            case (byte)'t': _tradeId.Set(_reader.TokenType, _reader.ValueSpan); break;
            case (byte)'p': _price.Set(_reader.TokenType, _reader.ValueSpan); break;
            case (byte)'q': _quantity.Set(_reader.TokenType, _reader.ValueSpan); break;
            case (byte)'m': _isBuyerMaker.Set(_reader.TokenType, _reader.ValueSpan); break;
        }

        _reader.Skip();
    }

    private readonly EventKind ReadKind() =>
        _reader.TokenType != JsonTokenType.String ? throw new JsonException("an event whose name is not text")
        : _reader.ValueTextEquals("depthUpdate"u8) ? EventKind.DepthUpdate
        : _reader.ValueTextEquals("trade"u8) ? EventKind.Trade
        : _reader.ValueTextEquals("aggTrade"u8) ? EventKind.AggregateTrade
        : _reader.ValueTextEquals("serverShutdown"u8) ? EventKind.Shutdown
        : EventKind.Other;

    private readonly TradedSymbol? ReadSymbol()
    {
        if (_reader.TokenType != JsonTokenType.String) throw new JsonException("an event whose symbol is not text");
        if (!_reader.ValueIsEscaped) return _symbols.FindSymbol(_reader.ValueSpan);

        // Some symbols are not ASCII, and JSON can spell those in two ways.
        if (_reader.ValueSpan.Length > LongestSymbol * 6) return null;
        Span<byte> plain = stackalloc byte[LongestSymbol * 6];
        return _symbols.FindSymbol(plain[.._reader.CopyString(plain)]);
    }

    private void ReadStreamName(ref FrameContext context)
    {
        _reader.Read();
        if (_reader.TokenType != JsonTokenType.String) throw new JsonException("a stream whose name is not text");
        _isEvent = true;
        var name = _reader.ValueSpan;
        var at = name.IndexOf((byte)'@');
        if (at is <= 0 or > LongestSymbol) return;

        // Stream names are in lower case, symbols are not.
        Span<byte> symbol = stackalloc byte[LongestSymbol];
        for (var i = 0; i < at; i++) symbol[i] = name[i] is >= (byte)'a' and <= (byte)'z' ? (byte)(name[i] - ('a' - 'A')) : name[i];
        if (_symbols.FindSymbol(symbol[..at]) is { } found) Take(found, ref context);
        var stream = name[(at + 1)..];
        _promised =
            stream.SequenceEqual("depth@100ms"u8) || stream.SequenceEqual("depth@1000ms"u8) || stream.SequenceEqual("depth"u8)
                ? EventKind.DepthUpdate
            : stream.SequenceEqual("trade"u8) ? EventKind.Trade
            : stream.SequenceEqual("aggTrade"u8) ? EventKind.AggregateTrade
            : EventKind.None;
    }

    /// <summary>Reads levels into the message, or keeps the value for later while it is not clear what it is, and whose.</summary>
    private void ReadLevels(bool isBid, ref Field field, in FrameContext context)
    {
        if (_reader.TokenType != JsonTokenType.StartArray)
        {
            field.Set(_reader.TokenType, _reader.ValueSpan);
        }
        else if (_kind == EventKind.DepthUpdate && _symbol is not null && (context.Kinds & OrderBookMessageType.Diff) != 0)
        {
            field.Set(JsonTokenType.StartArray, []);
            AppendLevels(ref _reader, isBid, _symbol, in context);
        }
        else
        {
            var start = (int)_reader.TokenStartIndex;
            _reader.Skip();
            field.Set(JsonTokenType.StartArray, _frame[start..(int)_reader.BytesConsumed]);
        }
    }

    private void AppendLevels(scoped ref Utf8JsonReader reader, bool isBid, TradedSymbol symbol, in FrameContext context)
    {
        var writer = new OrderBookMessageWriter(_diff ??= context.Rent(OrderBookMessageType.Diff), symbol.Scale);
        if (isBid) JsonLevels.ReadBids(ref reader, writer);
        else JsonLevels.ReadAsks(ref reader, writer);
    }

    /// <summary><c>{"result":null,"id":1}</c>, <c>{"error":{"code":2,"msg":"…"},"id":1}</c> or <c>{"code":2,"msg":"…","id":1}</c>.</summary>
    private void ReadAnswer()
    {
        if (_reader.ValueTextEquals("result"u8))
        {
            _isAnswer = true;
        }
        else if (_reader.ValueTextEquals("id"u8))
        {
            _reader.Read();
            _requestId = _reader.TokenType == JsonTokenType.Number && _reader.TryGetInt64(out var id) && id > 0 ? id : 0;
        }
        else if (_reader.ValueTextEquals("error"u8))
        {
            _isRefusal = true;
            _reader.Read();
            if (_reader.TokenType != JsonTokenType.StartObject) throw new JsonException("an error that is not an object");
            while (_reader.Read() && _reader.TokenType != JsonTokenType.EndObject) ReadAnswer();
        }
        else if (_reader.ValueTextEquals("code"u8))
        {
            _isRefusal = true;
            _reader.Read();
            _errorCode = _reader.TokenType == JsonTokenType.Number && _reader.TryGetInt32(out var code) ? code : 0;
        }
        else if (_reader.ValueTextEquals("msg"u8))
        {
            _isRefusal = true;
            _reader.Read();
            _errorText = _reader.TokenType == JsonTokenType.String ? _reader.GetString() : null;
        }

        _reader.Skip();
    }
}

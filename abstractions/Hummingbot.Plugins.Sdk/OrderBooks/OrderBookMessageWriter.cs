using Hummingbot.Plugins.Sdk.Numbers;

namespace Hummingbot.Plugins.Sdk.OrderBooks;

/// <summary>
/// Puts a venue's number texts into an <see cref="OrderBookMessage"/>. The message starts with the decimal places that the pair has needed so
/// far; a number that needs more widens the message, levels already in it included, and the hint for the next one.
/// </summary>
/// <remarks>Nothing is thrown for what a venue sent: the caller raises a <see cref="LevelError"/> with its own context.</remarks>
public readonly struct OrderBookMessageWriter
{
    private readonly OrderBookMessage _message;
    private readonly PairScale _scale;

    /// <summary>Begins or continues a message; one without numbers takes over the hint.</summary>
    /// <param name="message">The message; stays the caller's.</param>
    /// <param name="scale">The pair's hint.</param>
    public OrderBookMessageWriter(OrderBookMessage message, PairScale scale)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(scale);
        _message = message;
        _scale = scale;
        if (MessageScale.HasNumbers(message)) return;
        message.PriceDecimals = scale.PriceDecimals;
        message.AmountDecimals = scale.AmountDecimals;
    }

    /// <summary>Reads plain prices at the scale that the message has now.</summary>
    public PlainNumberReader Prices => new(_message.PriceDecimals);

    /// <summary>Reads plain amounts at the scale that the message has now.</summary>
    public PlainNumberReader Amounts => new(_message.AmountDecimals);

    /// <summary>Appends a bid level.</summary>
    /// <param name="price">The price's UTF-8 text; above zero.</param>
    /// <param name="amount">The amount's UTF-8 text; zero or more.</param>
    /// <returns><see cref="LevelError.None"/>, or why nothing was appended.</returns>
    public LevelError AddBid(ReadOnlySpan<byte> price, ReadOnlySpan<byte> amount)
    {
        var error = Read(price, amount, out var level);
        if (error == LevelError.None) _message.AddBid(level);
        return error;
    }

    /// <summary>Appends an ask level.</summary>
    /// <param name="price">The price's UTF-8 text; above zero.</param>
    /// <param name="amount">The amount's UTF-8 text; zero or more.</param>
    /// <returns><see cref="LevelError.None"/>, or why nothing was appended.</returns>
    public LevelError AddAsk(ReadOnlySpan<byte> price, ReadOnlySpan<byte> amount)
    {
        var error = Read(price, amount, out var level);
        if (error == LevelError.None) _message.AddAsk(level);
        return error;
    }

    internal void Add(OrderBookLevel level, bool isBid)
    {
        if (isBid) _message.AddBid(level);
        else _message.AddAsk(level);
    }

    /// <summary>Sets a trade's price and amount.</summary>
    /// <param name="price">The price's UTF-8 text; above zero.</param>
    /// <param name="amount">The amount's UTF-8 text; zero or more.</param>
    /// <returns><see cref="LevelError.None"/>, or why nothing was set.</returns>
    public LevelError SetTrade(ReadOnlySpan<byte> price, ReadOnlySpan<byte> amount)
    {
        var error = Read(price, amount, out var level);
        if (error == LevelError.None) _message.Trade = level;
        return error;
    }

    /// <summary>Reads a pair of numbers at the message's scale, widened if need be, for the caller to put into the message.</summary>
    /// <param name="price">The price's UTF-8 text; above zero.</param>
    /// <param name="amount">The amount's UTF-8 text; zero or more.</param>
    /// <param name="level">Both numbers; put them in before the next call, or a widening passes them by.</param>
    /// <returns><see cref="LevelError.None"/>, or why they cannot be used.</returns>
    public LevelError Read(ReadOnlySpan<byte> price, ReadOnlySpan<byte> amount, out OrderBookLevel level)
    {
        var priceResult = FixedPointParser.TryParse(price, _message.PriceDecimals, out var priceValue);
        var amountResult = FixedPointParser.TryParse(amount, _message.AmountDecimals, out var amountValue);
        if (priceResult != NumberParseResult.Ok && !TryRescale(price, isPrice: true, out priceValue))
        {
            level = default;
            return priceResult == NumberParseResult.Malformed ? LevelError.PriceMalformed : LevelError.PriceOutOfRange;
        }

        if (amountResult != NumberParseResult.Ok && !TryRescale(amount, isPrice: false, out amountValue))
        {
            level = default;
            return amountResult == NumberParseResult.Malformed ? LevelError.AmountMalformed : LevelError.AmountOutOfRange;
        }

        level = new OrderBookLevel(priceValue, amountValue);
        if (priceValue <= 0) return LevelError.PriceNotPositive;
        return amountValue < 0 ? LevelError.AmountNegative : LevelError.None;
    }

    /// <summary>
    /// Moves the message to a scale that holds it and the number: a wider one, or one without places that are all zeros when the wider one
    /// leaves too little room.
    /// </summary>
    private bool TryRescale(ReadOnlySpan<byte> text, bool isPrice, out long value)
    {
        value = 0;
        var needed = FixedPointParser.CountDecimals(text);
        if (needed is < 0 or > FixedPoint.MaxDecimals) return false;
        var current = isPrice ? _message.PriceDecimals : _message.AmountDecimals;
        var tightest = Math.Max(needed, isPrice ? MessageScale.NeededPriceDecimals(_message) : MessageScale.NeededAmountDecimals(_message));
        return TryRescale(text, isPrice, Math.Max(current, needed), out value) || TryRescale(text, isPrice, tightest, out value);
    }

    private bool TryRescale(ReadOnlySpan<byte> text, bool isPrice, int decimals, out long value)
    {
        if (FixedPointParser.TryParse(text, decimals, out value) != NumberParseResult.Ok) return false;
        var priceDecimals = isPrice ? decimals : _message.PriceDecimals;
        var amountDecimals = isPrice ? _message.AmountDecimals : decimals;
        if (!MessageScale.TryChange(_message, priceDecimals, amountDecimals)) return false;
        _scale.Set(priceDecimals, amountDecimals);
        return true;
    }
}

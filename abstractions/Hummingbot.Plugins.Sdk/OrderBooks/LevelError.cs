namespace Hummingbot.Plugins.Sdk.OrderBooks;

/// <summary>
/// Why <see cref="OrderBookMessageWriter"/> did not take a pair of numbers. The parser that called it raises it with its context.
/// </summary>
public enum LevelError
{
    /// <summary>The numbers were taken.</summary>
    None = 0,

    /// <summary>The price's text is not a number.</summary>
    PriceMalformed = 1,

    /// <summary>The amount's text is not a number.</summary>
    AmountMalformed = 2,

    /// <summary>64 bits cannot hold the price beside the message's other prices.</summary>
    PriceOutOfRange = 3,

    /// <summary>64 bits cannot hold the amount beside the message's other amounts.</summary>
    AmountOutOfRange = 4,

    /// <summary>The price is zero or below.</summary>
    PriceNotPositive = 5,

    /// <summary>The amount is below zero.</summary>
    AmountNegative = 6,
}

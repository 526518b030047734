namespace Hummingbot.Plugins.Sdk.OrderBooks;

/// <summary>The words for a <see cref="LevelError"/>.</summary>
public static class LevelErrorText
{
    /// <summary>The error as the end of a sentence, such as "its price is not a number".</summary>
    /// <param name="error">The error.</param>
    public static string Describe(this LevelError error) => error switch
    {
        LevelError.PriceMalformed => "its price is not a number",
        LevelError.AmountMalformed => "its amount is not a number",
        LevelError.PriceOutOfRange => "64 bits cannot hold its price exactly beside the message's other prices",
        LevelError.AmountOutOfRange => "64 bits cannot hold its amount exactly beside the message's other amounts",
        LevelError.PriceNotPositive => "its price is not above zero",
        LevelError.AmountNegative => "its amount is below zero",
        _ => "nothing is wrong with it",
    };
}

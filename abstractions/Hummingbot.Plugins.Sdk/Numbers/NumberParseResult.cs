namespace Hummingbot.Plugins.Sdk.Numbers;

/// <summary>What <see cref="FixedPointParser"/> made of a text.</summary>
public enum NumberParseResult
{
    /// <summary>The number was read exactly.</summary>
    Ok = 0,

    /// <summary>
    /// A number, but the scale asked for has too few decimals for it; <see cref="FixedPointParser.CountDecimals"/> says how many it needs.
    /// </summary>
    NeedsMoreDecimals = 1,

    /// <summary>
    /// A number, but 64 bits do not hold it at the scale asked for, or it has more than <see cref="FixedPoint.MaxDecimals"/> decimals.
    /// </summary>
    OutOfRange = 2,

    /// <summary>Not a number in JSON's grammar.</summary>
    Malformed = 3,
}

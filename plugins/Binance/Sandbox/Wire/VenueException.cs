namespace Hummingbot.Plugins.Binance.Sandbox.Wire;

/// <summary>A refusal in the venue's codes and words.</summary>
internal sealed class VenueException(int code, string message, int status = 400) : Exception(message)
{
    public int Code { get; } = code;

    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;

    public static VenueException InvalidSymbol() => new(-1121, "Invalid symbol.");

    public static VenueException Illegal(string parameter, string range) =>
        new(-1100, $"Illegal characters found in parameter '{parameter}'; legal range is '{range}'.");

    public static VenueException Missing(string parameter) =>
        new(-1102, $"Mandatory parameter '{parameter}' was not sent, was empty/null, or malformed.");

    public static VenueException MissingBoth(string one, string other) =>
        new(-1102, $"Param '{one}' or '{other}' must be sent, but both were empty/null!");

    public static VenueException NotRequired(string parameter) => new(-1106, $"Parameter '{parameter}' sent when not required.");

    public static VenueException BadCombination() => new(-1128, "Combination of optional parameters invalid.");

    public static VenueException Invalid(string parameter) => new(-1130, $"Data sent for parameter '{parameter}' is not valid.");

    public static VenueException Filter(string name) => new(-1013, $"Filter failure: {name}");

    public static VenueException NewOrderRejected(string message) => new(-2010, message);

    public static VenueException CancelRejected(string message) => new(-2011, message);

    public static VenueException NoSuchOrder() => new(-2013, "Order does not exist.");
}

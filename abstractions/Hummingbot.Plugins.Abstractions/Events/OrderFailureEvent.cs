namespace Hummingbot.Plugins;

/// <summary>
/// An order failed: refused by a trading rule before it was sent, refused by the venue, or absent by the venue's own word. Never
/// announced for an order whose outcome is unknown.
/// </summary>
public sealed record OrderFailureEvent : ExchangeEvent
{
    /// <summary>Creates the event.</summary>
    public OrderFailureEvent() : base(MarketEvent.OrderFailure)
    {
    }

    /// <summary>The order's type.</summary>
    public required OrderType OrderType { get; init; }

    /// <summary>Why it failed.</summary>
    public required OrderError Error { get; init; }

    /// <summary>Why it failed, in one sentence.</summary>
    public string ErrorMessage => Error.Message;

    /// <summary>The kind of failure as text: the broken trading rule, or else the kind of error.</summary>
    public string ErrorType => Error.Violation?.Rule.ToString() ?? Error.Kind.ToString();
}

namespace Hummingbot.Plugins;

/// <summary>Where an order is in its life.</summary>
/// <remarks>
/// The numbers are ranks: an order moves only to a state of a greater number, so that an answer which arrives late never takes it back.
/// States from <see cref="Filled"/> on are terminal: none of them is ever left, not even for another of them. A fill that arrives late is
/// still added to the totals of an ended order. The gaps leave room for states of later contract versions: compare with
/// <c>&lt;</c> and <c>&gt;=</c>, and treat an unknown number from 40 on as ended.
/// </remarks>
public enum OrderState
{
    /// <summary>Tracked and recorded; the venue has not yet acknowledged it. An order whose request had an unknown outcome stays here,
    /// with <see cref="InFlightOrder.IsOutcomeUnknown"/> set, until the venue says what became of it.</summary>
    PendingCreate = 0,

    /// <summary>Acknowledged by the venue; nothing executed yet.</summary>
    Open = 10,

    /// <summary>Executed in part; the rest is live.</summary>
    PartiallyFilled = 20,

    /// <summary>The venue has accepted a cancellation that it confirms later. Fills may still arrive. A cancellation that was only asked
    /// for, or refused, does not lead here: see <see cref="InFlightOrder.IsCancelRequested"/>.</summary>
    PendingCancel = 30,

    /// <summary>Executed in full. Terminal.</summary>
    Filled = 40,

    /// <summary>Cancelled; what was executed before remains executed. Terminal.</summary>
    Canceled = 41,

    /// <summary>Ended by its own time limit; what was executed before remains executed. Terminal.</summary>
    Expired = 42,

    /// <summary>Refused before it was sent, refused by the venue, or by the venue's own word absent. Terminal.</summary>
    Failed = 43,
}

namespace Hummingbot.Plugins.Recorder;

/// <summary>What the events of one transaction say of one order, put together.</summary>
internal sealed class OrderChange
{
    /// <summary>The order as an event brought it along last.</summary>
    public InFlightOrder? Order { get; set; }

    public OrderCreatedEvent? Created { get; set; }

    /// <summary>The fills that events have told, by trade id.</summary>
    public Dictionary<string, OrderFilledEvent> Fills { get; } = new(StringComparer.Ordinal);

    /// <summary>The name of the latest event; <see langword="null"/> when the order alone was brought along.</summary>
    public string? Status { get; private set; }

    public DateTimeOffset Timestamp { get; private set; }

    public OrderState State { get; private set; }

    public string? ExchangeOrderId { get; private set; }

    public OrderError? Error { get; private set; }

    public void Note(ExchangeEvent announcement, OrderState state, string? exchangeOrderId, OrderError? error = null)
    {
        Status = announcement.Kind.ToString();
        Timestamp = announcement.Timestamp;
        if (state > State) State = state;
        ExchangeOrderId = exchangeOrderId ?? ExchangeOrderId;
        Error = error ?? Error;
    }
}

namespace Hummingbot.Plugins;

/// <summary>A blockchain transaction failed, or did not confirm within its time limit.</summary>
public sealed record TransactionFailureEvent : ExchangeEvent
{
    /// <summary>Creates the event.</summary>
    public TransactionFailureEvent() : base(MarketEvent.TransactionFailure)
    {
    }
}

namespace Hummingbot.Plugins;

/// <summary>A transaction was not taken by the network, was reverted, or did not confirm within its time limit.</summary>
public sealed record WalletTransactionFailureEvent : WalletNotification
{
    /// <summary>Creates the event.</summary>
    public WalletTransactionFailureEvent() : base(WalletEvent.TransactionFailure)
    {
    }

    /// <summary>The transaction's hash.</summary>
    public required string TransactionHash { get; init; }
}

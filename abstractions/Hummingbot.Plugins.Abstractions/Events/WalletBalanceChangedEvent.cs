namespace Hummingbot.Plugins;

/// <summary>The balance of an asset changed.</summary>
public sealed record WalletBalanceChangedEvent : WalletNotification
{
    /// <summary>Creates the event.</summary>
    public WalletBalanceChangedEvent() : base(WalletEvent.BalanceChanged)
    {
    }

    /// <summary>The asset.</summary>
    public required string Asset { get; init; }

    /// <summary>The new balance, nominal.</summary>
    public required decimal Balance { get; init; }
}

namespace Hummingbot.Plugins;

/// <summary>The kinds of event that a wallet announces. The numbers are the field's own and are never reused.</summary>
public enum WalletEvent
{
    /// <summary>An asset arrived: <see cref="WalletReceivedAssetEvent"/>.</summary>
    ReceivedAsset = 5,

    /// <summary>A balance changed: <see cref="WalletBalanceChangedEvent"/>.</summary>
    BalanceChanged = 6,

    /// <summary>Ether was wrapped: <see cref="WalletWrappedEthEvent"/>.</summary>
    WrappedEth = 7,

    /// <summary>Ether was unwrapped: <see cref="WalletUnwrappedEthEvent"/>.</summary>
    UnwrappedEth = 8,

    /// <summary>A transaction was paid for: <see cref="WalletGasUsedEvent"/>.</summary>
    GasUsed = 9,

    /// <summary>A token transfer was approved: <see cref="WalletTokenApprovedEvent"/>.</summary>
    TokenApproved = 10,

    /// <summary>A transaction failed or did not confirm in time: <see cref="WalletTransactionFailureEvent"/>.</summary>
    TransactionFailure = 99,
}

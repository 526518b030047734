using System.Text.Json.Serialization;

namespace Hummingbot.Plugins;

/// <summary>Something that a wallet announces. Immutable plain data.</summary>
/// <remarks>A raw amount counts the asset's smallest unit (wei for ether).
/// Later contract versions may add kinds: a listener ignores those that it does not know.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(WalletReceivedAssetEvent), nameof(WalletEvent.ReceivedAsset))]
[JsonDerivedType(typeof(WalletBalanceChangedEvent), nameof(WalletEvent.BalanceChanged))]
[JsonDerivedType(typeof(WalletWrappedEthEvent), nameof(WalletEvent.WrappedEth))]
[JsonDerivedType(typeof(WalletUnwrappedEthEvent), nameof(WalletEvent.UnwrappedEth))]
[JsonDerivedType(typeof(WalletGasUsedEvent), nameof(WalletEvent.GasUsed))]
[JsonDerivedType(typeof(WalletTokenApprovedEvent), nameof(WalletEvent.TokenApproved))]
[JsonDerivedType(typeof(WalletTransactionFailureEvent), nameof(WalletEvent.TransactionFailure))]
public abstract record WalletNotification
{
    private protected WalletNotification(WalletEvent kind) => Kind = kind;

    /// <summary>What happened.</summary>
    [JsonIgnore]
    public WalletEvent Kind { get; }

    /// <summary>When it happened: the block's time when known, else the wallet's clock.</summary>
    [JsonPropertyOrder(-1)]
    public required DateTimeOffset Timestamp { get; init; }
}

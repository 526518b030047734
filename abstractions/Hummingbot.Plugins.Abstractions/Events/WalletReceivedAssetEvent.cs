using System.Numerics;
using System.Text.Json.Serialization;

namespace Hummingbot.Plugins;

/// <summary>An asset arrived in the wallet.</summary>
public sealed record WalletReceivedAssetEvent : WalletNotification
{
    /// <summary>Creates the event.</summary>
    public WalletReceivedAssetEvent() : base(WalletEvent.ReceivedAsset)
    {
    }

    /// <summary>The transaction's hash.</summary>
    public required string TransactionHash { get; init; }

    /// <summary>The sender.</summary>
    public required string FromAddress { get; init; }

    /// <summary>The receiver: this wallet.</summary>
    public required string ToAddress { get; init; }

    /// <summary>The asset.</summary>
    public required string Asset { get; init; }

    /// <summary>The nominal amount.</summary>
    public required decimal Amount { get; init; }

    /// <summary>The raw amount.</summary>
    [JsonConverter(typeof(BigIntegerTextConverter))]
    public required BigInteger RawAmount { get; init; }
}

using System.Numerics;
using System.Text.Json.Serialization;

namespace Hummingbot.Plugins;

/// <summary>Ether was wrapped, as the wrapping contract logged it.</summary>
public sealed record WalletWrappedEthEvent : WalletNotification
{
    /// <summary>Creates the event.</summary>
    public WalletWrappedEthEvent() : base(WalletEvent.WrappedEth)
    {
    }

    /// <summary>The transaction's hash.</summary>
    public required string TransactionHash { get; init; }

    /// <summary>The wallet's address.</summary>
    public required string Address { get; init; }

    /// <summary>The amount in ether.</summary>
    public required decimal Amount { get; init; }

    /// <summary>The raw amount in wei.</summary>
    [JsonConverter(typeof(BigIntegerTextConverter))]
    public required BigInteger RawAmount { get; init; }
}

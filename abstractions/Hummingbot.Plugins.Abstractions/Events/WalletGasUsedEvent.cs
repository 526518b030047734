using System.Numerics;
using System.Text.Json.Serialization;

namespace Hummingbot.Plugins;

/// <summary>A transaction was mined and paid for, whether it succeeded or not.</summary>
public sealed record WalletGasUsedEvent : WalletNotification
{
    /// <summary>Creates the event.</summary>
    public WalletGasUsedEvent() : base(WalletEvent.GasUsed)
    {
    }

    /// <summary>The transaction's hash.</summary>
    public required string TransactionHash { get; init; }

    /// <summary>The price of one unit of gas, in gwei.</summary>
    public required decimal GasPriceGwei { get; init; }

    /// <summary>The price of one unit of gas, in wei.</summary>
    [JsonConverter(typeof(BigIntegerTextConverter))]
    public required BigInteger RawGasPrice { get; init; }

    /// <summary>How many units of gas were used.</summary>
    public required long GasUsed { get; init; }

    /// <summary>What was paid, in ether.</summary>
    public required decimal EthAmount { get; init; }

    /// <summary>What was paid, in wei.</summary>
    [JsonConverter(typeof(BigIntegerTextConverter))]
    public required BigInteger RawEthAmount { get; init; }
}

using System.Numerics;
using System.Text.Json.Serialization;

namespace Hummingbot.Plugins;

/// <summary>A blockchain transaction before it is signed. Immutable. The wallet adds nonce and gas price.</summary>
public sealed record WalletTransaction
{
    /// <summary>The receiver or contract.</summary>
    public required string ToAddress { get; init; }

    /// <summary>The ether that goes with it, in wei.</summary>
    [JsonConverter(typeof(BigIntegerTextConverter))]
    public BigInteger Value { get; init; }

    /// <summary>The encoded contract call; empty for a plain transfer.</summary>
    public ReadOnlyMemory<byte> Data { get; init; }

    /// <summary>The most gas it may use, or <see langword="null"/> to have it estimated.</summary>
    public long? GasLimit { get; init; }
}

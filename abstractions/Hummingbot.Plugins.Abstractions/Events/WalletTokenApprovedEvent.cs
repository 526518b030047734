using System.Numerics;
using System.Text.Json.Serialization;

namespace Hummingbot.Plugins;

/// <summary>A spender was allowed to take tokens out of the wallet.</summary>
public sealed record WalletTokenApprovedEvent : WalletNotification
{
    /// <summary>Creates the event.</summary>
    public WalletTokenApprovedEvent() : base(WalletEvent.TokenApproved)
    {
    }

    /// <summary>The transaction's hash.</summary>
    public required string TransactionHash { get; init; }

    /// <summary>The owner: this wallet.</summary>
    public required string OwnerAddress { get; init; }

    /// <summary>Who may take the tokens.</summary>
    public required string SpenderAddress { get; init; }

    /// <summary>The token.</summary>
    public required string Asset { get; init; }

    /// <summary>The nominal amount; <see langword="null"/> when it is too great for a <see cref="decimal"/>, as unlimited approvals are.
    /// </summary>
    public decimal? Amount { get; init; }

    /// <summary>The raw amount.</summary>
    [JsonConverter(typeof(BigIntegerTextConverter))]
    public required BigInteger RawAmount { get; init; }
}

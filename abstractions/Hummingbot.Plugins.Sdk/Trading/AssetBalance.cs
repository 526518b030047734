namespace Hummingbot.Plugins.Sdk.Trading;

/// <summary>What the venue says the account holds of one asset: absolute amounts, not changes. Immutable.</summary>
/// <param name="Asset">The asset, such as <c>ETH</c>.</param>
/// <param name="Total">Everything, held by open orders or not.</param>
/// <param name="Available">What a new order may use.</param>
public sealed record AssetBalance(string Asset, decimal Total, decimal Available)
{
    /// <summary>When this was true, by the venue's clock; <see langword="null"/> when it does not say.</summary>
    public DateTimeOffset? Timestamp { get; init; }
}

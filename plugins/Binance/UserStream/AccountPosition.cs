using System.Text.Json.Serialization;

namespace Hummingbot.Plugins.Binance.UserStream;

/// <summary>The user stream's event about balances: <c>outboundAccountPosition</c>, with the assets that may have changed.</summary>
internal sealed record AccountPosition(
    [property: JsonPropertyName("u")] long LastUpdateTime,
    [property: JsonPropertyName("B")] IReadOnlyList<AccountPosition.Asset> Assets)
{
    /// <summary>What the account holds of one asset: absolute amounts.</summary>
    internal sealed record Asset(
        [property: JsonPropertyName("a")] string Name,
        [property: JsonPropertyName("f")] decimal Free,
        [property: JsonPropertyName("l")] decimal Locked);
}

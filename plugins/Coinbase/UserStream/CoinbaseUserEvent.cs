namespace Hummingbot.Plugins.Coinbase.UserStream;

/// <summary>A message of the channel <c>user</c>: what the kinds of messages about one's own orders have between them.</summary>
internal sealed record CoinbaseUserEvent
{
    /// <summary><c>received</c>, <c>open</c>, <c>match</c>, <c>change</c>, <c>done</c> or <c>activate</c>.</summary>
    public required string Type { get; init; }

    public string? ProductId { get; init; }

    public DateTimeOffset? Time { get; init; }

    public string? OrderId { get; init; }

    public string? ClientOid { get; init; }

    public string? MakerOrderId { get; init; }

    public string? TakerOrderId { get; init; }

    public long? TradeId { get; init; }

    public decimal? Price { get; init; }

    public decimal? Size { get; init; }

    public string? Reason { get; init; }

    /// <summary>Told to the maker alone.</summary>
    public decimal? MakerFeeRate { get; init; }

    /// <summary>Told to the taker alone.</summary>
    public decimal? TakerFeeRate { get; init; }
}

using System.Collections.ObjectModel;

namespace Hummingbot.Plugins;

/// <summary>An order that is to be placed. Immutable. The connector quantises price and amount before it sends them.</summary>
public sealed record OrderRequest
{
    /// <summary>The pair, as <c>BASE-QUOTE</c>.</summary>
    public required string TradingPair { get; init; }

    /// <summary>The order's side.</summary>
    public required TradeType TradeType { get; init; }

    /// <summary>How the order is executed.</summary>
    public required OrderType OrderType { get; init; }

    /// <summary>The amount in base asset; positive.</summary>
    public required decimal Amount { get; init; }

    /// <summary>The limit price in quote per base; <see langword="null"/> for <see cref="Plugins.OrderType.Market"/>.</summary>
    public decimal? Price { get; init; }

    /// <summary>The client order id to use, or <see langword="null"/> to have the connector make one.</summary>
    public string? ClientOrderId { get; init; }

    /// <summary>Further parameters that the venue documents, such as <c>expiration_ts</c> (epoch seconds) on venues whose orders expire;
    /// numbers as plain decimal text. A connector refuses a key that it does not know.</summary>
    public IReadOnlyDictionary<string, string> Extras { get; init; } = ReadOnlyDictionary<string, string>.Empty;
}

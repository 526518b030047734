namespace Hummingbot.Plugins;

/// <summary>The answer to a volume query. A field that a query does not ask or cannot answer is <see langword="null"/>.</summary>
/// <param name="QueryPrice">The price asked about.</param>
/// <param name="QueryVolume">The volume asked about, in base or in quote as the query says.</param>
/// <param name="ResultPrice">The price found; <see langword="null"/> when the book is too thin.</param>
/// <param name="ResultVolume">The volume found, in the same unit as asked.</param>
public readonly record struct OrderBookQueryResult(
    decimal? QueryPrice,
    decimal? QueryVolume,
    decimal? ResultPrice,
    decimal? ResultVolume);

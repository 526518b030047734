using Hummingbot.Plugins.Sdk.Rest;

namespace Hummingbot.Plugins.Sdk.Symbols;

/// <summary>
/// A venue's symbol map: asked for when it is first needed and again when it has grown too old, once for any number of callers. Safe for
/// concurrent use.
/// </summary>
/// <param name="load">Asks the venue for its markets.</param>
/// <param name="timeProvider">The clock.</param>
public sealed class SymbolMapSource(Func<CancellationToken, Task<SymbolMap>> load, TimeProvider timeProvider)
{
    private readonly SingleFlight<SymbolMap> _loading = new(load);
    private volatile Loaded? _loaded;

    /// <summary>The map at hand; empty before the first.</summary>
    public SymbolMap Current => _loaded?.Map ?? SymbolMap.Empty;

    /// <summary>Takes over a map from elsewhere, such as a recording.</summary>
    /// <param name="map">The map.</param>
    public void Set(SymbolMap map) => _loaded = new Loaded(map, timeProvider.GetTimestamp());

    /// <summary>The map at hand, or a new one where there is none or it is too old.</summary>
    /// <param name="maxAge">How old it may be; <see cref="Timeout.InfiniteTimeSpan"/> for any age.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The map, which is <see cref="Current"/> from now on.</returns>
    /// <exception cref="ExchangeException">The venue could not be asked; the map at hand stays.</exception>
    public async ValueTask<SymbolMap> GetAsync(TimeSpan maxAge, CancellationToken cancellationToken)
    {
        if (_loaded is { } loaded && (maxAge == Timeout.InfiniteTimeSpan || timeProvider.GetElapsedTime(loaded.Timestamp) <= maxAge))
            return loaded.Map;
        var map = await _loading.RunAsync(cancellationToken).ConfigureAwait(false);
        Set(map);
        return map;
    }

    /// <summary>Finds a market. One that the map at hand does not have may be new: then a map of the given age at the most decides.</summary>
    /// <param name="exchange">The exchange's name, for the error.</param>
    /// <param name="tradingPair">The pair.</param>
    /// <param name="maxAge">How old the map may be that is believed when it does not have the pair.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The market.</returns>
    /// <exception cref="ExchangeException">
    /// The venue has no such market (<see cref="ExchangeErrorKind.NotFound"/>) or could not be asked.
    /// </exception>
    public async ValueTask<TradedSymbol> FindAsync(string exchange, string tradingPair, TimeSpan maxAge, CancellationToken cancellationToken) =>
        Current.FindPair(tradingPair)
        ?? (await GetAsync(maxAge, cancellationToken).ConfigureAwait(false)).FindPair(tradingPair)
        ?? throw new ExchangeException(exchange, ExchangeErrorKind.NotFound, $"{exchange} has no trading pair {tradingPair}.");

    private sealed record Loaded(SymbolMap Map, long Timestamp);
}

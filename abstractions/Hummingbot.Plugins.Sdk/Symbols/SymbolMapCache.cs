using Hummingbot.Plugins.Sdk.Rest;

namespace Hummingbot.Plugins.Sdk.Symbols;

/// <summary>
/// A venue's list of markets: asked for when it is first needed and when it may have changed, once for all who wait. Safe for concurrent
/// use.
/// </summary>
/// <param name="load">Asks the venue.</param>
/// <param name="timeProvider">The clock.</param>
public sealed class SymbolMapCache(Func<CancellationToken, Task<SymbolMap>> load, TimeProvider timeProvider)
{
    /// <summary>How old a list may be when it matters that nothing new is missing from it.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromMinutes(1);

    private readonly SingleFlight<SymbolMap> _loading = new(load);
    private (SymbolMap Map, long LoadedAt)? _loaded;
    private readonly Lock _lock = new();

    /// <summary>The list in use, without asking; empty before the first.</summary>
    public SymbolMap Current
    {
        get
        {
            lock (_lock) return _loaded?.Map ?? SymbolMap.Empty;
        }
    }

    /// <summary>Puts a list in use that came another way, such as from a recording.</summary>
    /// <param name="map">The list.</param>
    public void Set(SymbolMap map)
    {
        lock (_lock) _loaded = (map, timeProvider.GetTimestamp());
    }

    /// <summary>A list that is not older than <see cref="Freshness"/>.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ExchangeException">The venue could not be asked.</exception>
    public async Task<SymbolMap> GetFreshAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_loaded is { } loaded && timeProvider.GetElapsedTime(loaded.LoadedAt) < Freshness) return loaded.Map;
        }

        var map = await _loading.RunAsync(cancellationToken).ConfigureAwait(false);
        Set(map);
        return map;
    }

    /// <summary>Finds a market, asking the venue when the list in use does not have it.</summary>
    /// <param name="tradingPair">The pair.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns><see langword="null"/> when the venue has no such market.</returns>
    /// <exception cref="ExchangeException">The venue could not be asked.</exception>
    public async Task<TradedSymbol?> FindPairAsync(string tradingPair, CancellationToken cancellationToken) =>
        Current.FindPair(tradingPair) ?? (await GetFreshAsync(cancellationToken).ConfigureAwait(false)).FindPair(tradingPair);
}

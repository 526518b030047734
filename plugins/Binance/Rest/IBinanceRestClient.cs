using RestEase;

namespace Hummingbot.Plugins.Binance.Rest;

/// <summary>The calls of Binance's REST interface that the connector makes. Public only because its implementation is made at run time.</summary>
public interface IBinanceRestClient
{
    /// <summary>A sign of life.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task that fails when there is none.</returns>
    [Get(BinanceFacts.PingPath)]
    Task PingAsync(CancellationToken cancellationToken);

    /// <summary>The venue's time.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    [Get(BinanceFacts.TimePath)]
    Task<VenueTime> GetServerTimeAsync(CancellationToken cancellationToken);

    /// <summary>All markets, their rules and the rate limits; 2 MB, so it is read by a parser of its own.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The whole answer; the caller disposes it.</returns>
    [Get(BinanceFacts.ExchangeInfoPath)]
    Task<HttpResponseMessage> GetExchangeInfoAsync(CancellationToken cancellationToken);

    /// <summary>A snapshot of one book.</summary>
    /// <param name="symbol">The venue's symbol.</param>
    /// <param name="limit">Levels a side.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The whole answer; the caller disposes it.</returns>
    [Get(BinanceFacts.DepthPath)]
    Task<HttpResponseMessage> GetDepthAsync([Query] string symbol, [Query] int limit, CancellationToken cancellationToken);

    /// <summary>The last traded price of one market.</summary>
    /// <param name="symbol">The venue's symbol.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    [Get(BinanceFacts.TickerPricePath)]
    Task<TickerPrice> GetTickerPriceAsync([Query] string symbol, CancellationToken cancellationToken);

    /// <summary>The last traded prices of all markets.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    [Get(BinanceFacts.TickerPricePath)]
    Task<IReadOnlyList<TickerPrice>> GetTickerPricesAsync(CancellationToken cancellationToken);

    /// <summary>The best bid and ask of one market.</summary>
    /// <param name="symbol">The venue's symbol.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    [Get(BinanceFacts.BookTickerPath)]
    Task<BookTicker> GetBookTickerAsync([Query] string symbol, CancellationToken cancellationToken);
}

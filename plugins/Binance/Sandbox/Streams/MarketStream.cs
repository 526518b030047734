using System.Text.Json;
using Hummingbot.Plugins.Sandbox.Matching;

namespace Hummingbot.Plugins.Binance.Sandbox.Streams;

/// <summary>One market stream of one session. Used inside the engine's lock.</summary>
internal abstract class MarketStream
{
    /// <summary>How often <see cref="OnTick"/> is called.</summary>
    public static readonly TimeSpan TickInterval = TimeSpan.FromMilliseconds(100);

    /// <summary>Sends one payload; set before anything else is called.</summary>
    public required Action<Action<Utf8JsonWriter>> Send { get; init; }

    public virtual void OnEvent(EngineEvent engineEvent)
    {
    }

    /// <summary>Another <see cref="TickInterval"/> is over.</summary>
    /// <param name="tick">Counts the ticks of the session.</param>
    public virtual void OnTick(long tick)
    {
    }

    /// <summary>Makes a stream by its name; <see langword="null"/> for names that stand for nothing, which the venue accepts in silence.</summary>
    public static MarketStream? Create(string name, Venue venue, Action<Action<Utf8JsonWriter>> send)
    {
        var at = name.IndexOf('@', StringComparison.Ordinal);
        if (at < 0 || name[..at].Any(char.IsAsciiLetterUpper) || venue.Find(name[..at].ToUpperInvariant()) is not { } market) return null;
        return name[(at + 1)..] switch
        {
            "depth" or "depth@1000ms" => new DepthStream(venue, market, TicksPerSecond) { Send = send },
            "depth@100ms" => new DepthStream(venue, market, 1) { Send = send },
            "depth5" or "depth5@1000ms" => new PartialDepthStream(venue, market, 5, TicksPerSecond) { Send = send },
            "depth10" or "depth10@1000ms" => new PartialDepthStream(venue, market, 10, TicksPerSecond) { Send = send },
            "depth20" or "depth20@1000ms" => new PartialDepthStream(venue, market, 20, TicksPerSecond) { Send = send },
            "depth5@100ms" => new PartialDepthStream(venue, market, 5, 1) { Send = send },
            "depth10@100ms" => new PartialDepthStream(venue, market, 10, 1) { Send = send },
            "depth20@100ms" => new PartialDepthStream(venue, market, 20, 1) { Send = send },
            "trade" => new TradeStream(venue, market) { Send = send },
            "aggTrade" => new AggregateTradeStream(venue, market) { Send = send },
            "bookTicker" => new BookTickerStream(venue, market) { Send = send },
            _ => null,
        };
    }

    private const int TicksPerSecond = 10;
}

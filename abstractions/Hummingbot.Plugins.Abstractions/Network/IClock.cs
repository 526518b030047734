namespace Hummingbot.Plugins;

/// <summary>Ticks: it calls everything that takes part at a fixed interval, with one and the same time.</summary>
/// <remarks>A real-time clock follows the wall; a simulated one goes as fast as its takers, over a given span.</remarks>
public interface IClock
{
    /// <summary>Whether the clock follows the wall (<see langword="true"/>) or is simulated.</summary>
    bool IsRealTime { get; }

    /// <summary>The interval between two ticks.</summary>
    TimeSpan TickSize { get; }

    /// <summary>When the first tick is or was.</summary>
    DateTimeOffset StartTime { get; }

    /// <summary>The time of the current tick; <see cref="StartTime"/> before the first.</summary>
    DateTimeOffset CurrentTimestamp { get; }

    /// <summary>Has <paramref name="iterator"/> take part. When the clock runs, it is started at once, before its first tick.</summary>
    /// <param name="iterator">Who takes part.</param>
    void AddIterator(ITimeIterator iterator);

    /// <summary>Lets <paramref name="iterator"/> go, and stops it first. Does nothing when it does not take part.</summary>
    /// <param name="iterator">Who took part.</param>
    void RemoveIterator(ITimeIterator iterator);
}

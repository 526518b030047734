namespace Hummingbot.Plugins;

/// <summary>Takes part in a clock's ticks.</summary>
/// <remarks>
/// One clock at a time calls it, one call at a time, in the order start, ticks, stop. Calls must return at once; work that takes time is
/// begun, not done, in them. What a tick throws is logged by the clock, which goes on.
/// </remarks>
public interface ITimeIterator
{
    /// <summary>The clock begins, or the object joins it.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="now">The clock's time.</param>
    void Start(IClock clock, DateTimeOffset now);

    /// <summary>A tick.</summary>
    /// <param name="now">The tick's time; later than that of the tick before.</param>
    void Tick(DateTimeOffset now);

    /// <summary>The clock ends, or the object leaves it.</summary>
    /// <param name="clock">The clock.</param>
    void Stop(IClock clock)
    {
    }
}

namespace Hummingbot.Plugins.Sandbox.Makers;

/// <summary>How simulated participants behave.</summary>
public sealed record MarketMakerOptions
{
    /// <summary>The shortest time between two steps.</summary>
    public TimeSpan MinInterval { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The longest time between two steps.</summary>
    public TimeSpan MaxInterval { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How many levels they keep on each side.</summary>
    public int Levels { get; init; } = 15;

    /// <summary>The distance between two levels, and from the middle to the first, as a fraction of the reference price.</summary>
    public decimal Spacing { get; init; } = 0.0002m;

    /// <summary>How far the middle may wander from the reference price, as a fraction of it; less than 1.</summary>
    public decimal MaxDrift { get; init; } = 0.05m;

    /// <summary>About how much rests on a level, in the quote asset of a market whose quote asset is not traded itself.</summary>
    public decimal LevelNotional { get; init; } = 5_000m;

    /// <summary>How many of a hundred steps bring a trade.</summary>
    public int TradePercent { get; init; } = 40;
}

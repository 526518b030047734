namespace Hummingbot.Plugins.Testing;

/// <summary>
/// Randomness that repeats: for <see cref="PluginContext.Random"/>, so that jitter and client order ids are the same in every run. Unlike a
/// seeded <see cref="Random"/> it is safe for concurrent use, as the contract asks; the order of concurrent calls decides who draws what.
/// </summary>
/// <param name="seed">The same seed gives the same numbers.</param>
public sealed class SeededRandom(int seed) : Random
{
    private readonly Lock _lock = new();
    private readonly Random _random = new(seed);

    /// <inheritdoc/>
    public override int Next()
    {
        lock (_lock) return _random.Next();
    }

    /// <inheritdoc/>
    public override int Next(int maxValue)
    {
        lock (_lock) return _random.Next(maxValue);
    }

    /// <inheritdoc/>
    public override int Next(int minValue, int maxValue)
    {
        lock (_lock) return _random.Next(minValue, maxValue);
    }

    /// <inheritdoc/>
    public override long NextInt64()
    {
        lock (_lock) return _random.NextInt64();
    }

    /// <inheritdoc/>
    public override long NextInt64(long maxValue)
    {
        lock (_lock) return _random.NextInt64(maxValue);
    }

    /// <inheritdoc/>
    public override long NextInt64(long minValue, long maxValue)
    {
        lock (_lock) return _random.NextInt64(minValue, maxValue);
    }

    /// <inheritdoc/>
    public override float NextSingle()
    {
        lock (_lock) return _random.NextSingle();
    }

    /// <inheritdoc/>
    public override double NextDouble()
    {
        lock (_lock) return _random.NextDouble();
    }

    /// <inheritdoc/>
    public override void NextBytes(byte[] buffer)
    {
        lock (_lock) _random.NextBytes(buffer);
    }

    /// <inheritdoc/>
    public override void NextBytes(Span<byte> buffer)
    {
        lock (_lock) _random.NextBytes(buffer);
    }

    /// <inheritdoc/>
    protected override double Sample() => NextDouble();
}

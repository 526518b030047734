namespace Hummingbot.Plugins.Benchmarks;

/// <summary>How long to measure.</summary>
/// <param name="IsQuick">Whether all benchmarks together should stay under five minutes.</param>
internal sealed record BenchmarkOptions(bool IsQuick)
{
    /// <summary>Rounds that count.</summary>
    public int Rounds => IsQuick ? 3 : 7;
}

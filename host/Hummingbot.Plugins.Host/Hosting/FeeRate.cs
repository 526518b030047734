namespace Hummingbot.Plugins.Host.Hosting;

/// <summary>What one side of a trade is charged, and who says so.</summary>
/// <param name="Fraction">The proportional part as a fraction: 0.001 is 0.1 %.</param>
/// <param name="FractionSource">Who says that.</param>
/// <param name="Fixed">The fixed amounts.</param>
/// <param name="FixedSource">Who says those.</param>
internal sealed record FeeRate(decimal Fraction, FeeSource FractionSource, IReadOnlyList<TokenAmount> Fixed, FeeSource FixedSource);

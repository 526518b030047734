namespace Hummingbot.Plugins;

/// <summary>A fee, and who says so. Immutable.</summary>
/// <param name="Fee">The fee.</param>
/// <param name="Source">Where the knowledge comes from.</param>
public sealed record FeeEstimate(TradeFee Fee, FeeSource Source);

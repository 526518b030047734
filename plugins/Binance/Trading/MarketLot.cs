namespace Hummingbot.Plugins.Binance.Trading;

/// <summary>What a pair's market orders must keep to beyond what its limit orders must; <see langword="null"/> is no limit.</summary>
/// <param name="MinSize">The smallest amount, in base asset.</param>
/// <param name="MaxSize">The greatest amount, in base asset.</param>
/// <param name="Step">The step of amounts, in base asset.</param>
internal sealed record MarketLot(decimal? MinSize, decimal? MaxSize, decimal? Step)
{
    /// <summary>Says what is wrong with an amount.</summary>
    /// <param name="amount">The amount of a market order.</param>
    /// <returns>The reason, with what would pass, or <see langword="null"/> when nothing is wrong.</returns>
    public string? Flaw(decimal amount) => amount switch
    {
        _ when amount > MaxSize => $"more than a market order may have; {Text(Down(MaxSize.Value))} would pass",
        _ when amount < MinSize => $"less than a market order must have; {Text(MinSize.Value)} would pass",
        _ when Down(amount) != amount => $"not a multiple of {Text(Step!.Value)}, as it must be in a market order; {Text(Down(amount))} would pass",
        _ => null,
    };

    private decimal Down(decimal amount) => Step is { } step ? amount - (amount % step) : amount;

    private static string Text(decimal value) => OrderWords.Text(value);
}

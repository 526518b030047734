namespace Hummingbot.Plugins.Sdk.OrderBooks;

/// <summary>
/// The decimal places that one pair's numbers have needed so far, so that the next message starts with enough. A hint: any value gives
/// right results, a good one saves time. Safe for concurrent use.
/// </summary>
public sealed class PairScale
{
    private volatile int _priceDecimals;
    private volatile int _amountDecimals;

    /// <summary>Creates a hint, from the venue's tick and step sizes where they are known.</summary>
    /// <param name="priceDecimals">0 to <see cref="FixedPoint.MaxDecimals"/>.</param>
    /// <param name="amountDecimals">0 to <see cref="FixedPoint.MaxDecimals"/>.</param>
    public PairScale(int priceDecimals = 0, int amountDecimals = 0) => Set(priceDecimals, amountDecimals);

    /// <summary>Decimal places to read prices with.</summary>
    public int PriceDecimals => _priceDecimals;

    /// <summary>Decimal places to read amounts with.</summary>
    public int AmountDecimals => _amountDecimals;

    /// <summary>Sets what the last message needed.</summary>
    /// <param name="priceDecimals">0 to <see cref="FixedPoint.MaxDecimals"/>.</param>
    /// <param name="amountDecimals">0 to <see cref="FixedPoint.MaxDecimals"/>.</param>
    public void Set(int priceDecimals, int amountDecimals)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(priceDecimals);
        ArgumentOutOfRangeException.ThrowIfNegative(amountDecimals);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(priceDecimals, FixedPoint.MaxDecimals);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(amountDecimals, FixedPoint.MaxDecimals);
        _priceDecimals = priceDecimals;
        _amountDecimals = amountDecimals;
    }
}

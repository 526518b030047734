namespace Hummingbot.Plugins.Sandbox.Matching;

/// <summary>The orders at one price, first come first.</summary>
internal sealed class PriceLevel(decimal price)
{
    public decimal Price { get; } = price;

    public LinkedList<OrderEntry> Orders { get; } = new();

    /// <summary>The sum of what its orders have left.</summary>
    public decimal Amount { get; set; }

    public BookLevel ToLevel() => new(Price, Amount, Orders.Count);
}

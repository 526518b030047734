namespace Hummingbot.Plugins.Testing;

/// <summary>An order as a sandbox knows it. Immutable.</summary>
/// <param name="Id">The engine's number.</param>
/// <param name="ClientOrderId">The client's id.</param>
/// <param name="Status">open, partiallyFilled, filled, cancelled or expired.</param>
/// <param name="Price">The limit price.</param>
/// <param name="Amount">The amount in base asset.</param>
/// <param name="FilledAmount">The executed amount in base asset.</param>
/// <param name="FilledQuote">The executed amount in quote asset.</param>
public sealed record SandboxOrder(
    long Id, string? ClientOrderId, string Status, decimal? Price, decimal? Amount, decimal FilledAmount, decimal FilledQuote)
{
    /// <summary>Whether it may still be executed.</summary>
    public bool IsOpen => Status is "open" or "partiallyFilled";
}

namespace Hummingbot.Plugins.Testing;

/// <summary>An execution as a sandbox knows it. Immutable.</summary>
/// <param name="ClientOrderId">The order's client id.</param>
/// <param name="Price">The price.</param>
/// <param name="Amount">The amount in base asset.</param>
/// <param name="Fee">The fee charged.</param>
/// <param name="FeeAsset">The asset that it was charged in.</param>
public sealed record SandboxFill(string? ClientOrderId, decimal Price, decimal Amount, decimal Fee, string FeeAsset);

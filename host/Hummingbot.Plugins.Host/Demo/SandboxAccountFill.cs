namespace Hummingbot.Plugins.Host.Demo;

/// <summary>An execution as the sandbox has it.</summary>
internal sealed record SandboxAccountFill(string? ClientOrderId, decimal Price, decimal Amount, decimal Fee, string FeeAsset);

namespace Hummingbot.Plugins.Host.Demo;

/// <summary>What a sandbox's own account holds and has traded, as its control endpoint tells it.</summary>
/// <param name="Balances">The assets, in total and what a new order may use.</param>
/// <param name="Fills">The executions, oldest first.</param>
internal sealed record SandboxAccount(
    IReadOnlyDictionary<string, (decimal Total, decimal Available)> Balances, IReadOnlyList<SandboxAccountFill> Fills);

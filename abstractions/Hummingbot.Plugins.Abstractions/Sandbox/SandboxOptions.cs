namespace Hummingbot.Plugins;

/// <summary>How a sandbox is to run. Immutable.</summary>
public sealed record SandboxOptions
{
    /// <summary>The loopback port to listen on; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Seeds every random choice of the sandbox: the same seed and the same requests give the same answers.</summary>
    public int Seed { get; init; }

    /// <summary>Whether simulated participants keep the books alive with orders and trades. Without them the books start empty.</summary>
    public bool RunMarketMakers { get; init; } = true;

    /// <summary>The pairs to trade, as <c>BASE-QUOTE</c>; empty for the sandbox's own choice.</summary>
    public IReadOnlyList<string> TradingPairs { get; init; } = [];

    /// <summary>What the account starts with, by asset; <see langword="null"/> for enough of everything to trade.</summary>
    public IReadOnlyDictionary<string, decimal>? InitialBalances { get; init; }
}

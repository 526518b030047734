namespace Hummingbot.Plugins.Host.Hosting;

/// <summary>What a command wants of the plugins.</summary>
internal sealed record SessionRequest
{
    /// <summary>The exchanges to load; empty for all.</summary>
    public IReadOnlyCollection<string> Exchanges { get; init; } = [];

    /// <summary>Whether to read metadata alone and load nothing.</summary>
    public bool DiscoverOnly { get; init; }

    /// <summary>The pairs to keep books for, in place of the configured ones; <see langword="null"/> for those.</summary>
    public IReadOnlyList<string>? TradingPairs { get; init; }

    /// <summary>Whether each exchange keeps a book of its example pair, which every exchange has, in place of the configured ones.</summary>
    public bool UsesExamplePairs { get; init; }

    /// <summary>Who records the public wire messages.</summary>
    public IWireTap? WireTap { get; init; }

    /// <summary>Whether the account is used, so that its keys are needed; public data needs none.</summary>
    public bool UsesAccount { get; init; }

    /// <summary>Keys to use in place of those that are stored or in the environment.</summary>
    public ExchangeCredentials? Credentials { get; init; }

    /// <summary>Where an exchange's orders are written down before they are sent.</summary>
    public Func<string, IOrderJournal?>? OrderJournal { get; init; }

    /// <summary>Whether plugins are reloaded when their files change.</summary>
    public bool Watch { get; init; }
}

namespace Hummingbot.Plugins;

/// <summary>
/// What the operator has set for one exchange, already checked against its <see cref="ExchangeDescriptor"/>. Immutable.
/// </summary>
public sealed record ExchangeSettings
{
    /// <summary>The pairs to keep books for, as <c>BASE-QUOTE</c>. Empty when pairs are added at run time.</summary>
    public IReadOnlyList<string> TradingPairs { get; init; } = [];

    /// <summary>Addresses that replace the defaults of <see cref="ExchangeDescriptor.Endpoints"/>, by the same keys.</summary>
    public IReadOnlyDictionary<string, Uri> Endpoints { get; init; } = new Dictionary<string, Uri>();

    /// <summary>Values that replace the defaults of <see cref="ExchangeDescriptor.Settings"/>, by the same keys.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>The operator's fees; whatever is <see langword="null"/> in it keeps the default.</summary>
    public FeeOverrides FeeOverrides { get; init; } = new();

    /// <summary>The keys of the account, or <see langword="null"/> for public data alone.</summary>
    public ExchangeCredentials? Credentials { get; init; }
}

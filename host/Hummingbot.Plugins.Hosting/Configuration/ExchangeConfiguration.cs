namespace Hummingbot.Plugins.Hosting;

/// <summary>
/// What the operator has set for one exchange: an entry of <c>exchanges</c> in <c>plugins.json</c>, checked in itself but not yet against
/// the exchange's descriptor (see <see cref="ExchangeSettingsFactory"/>). Immutable.
/// </summary>
public sealed record ExchangeConfiguration
{
    /// <summary>The pairs to keep books for, as <c>BASE-QUOTE</c>, each once.</summary>
    public IReadOnlyList<string> TradingPairs { get; init; } = [];

    /// <summary>The operator's fees; percentages are already fractions (0.001 for 0.1 %).</summary>
    public FeeOverrides Fees { get; init; } = new();

    /// <summary>Addresses in place of the defaults, by endpoint key. Each is absolute, <c>http</c>, <c>https</c>, <c>ws</c> or
    /// <c>wss</c>.</summary>
    public IReadOnlyDictionary<string, Uri> Endpoints { get; init; } = new Dictionary<string, Uri>();

    /// <summary>Tuning values in place of the defaults, by setting key. Numbers keep their digits as written.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();
}

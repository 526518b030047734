namespace Hummingbot.Plugins;

/// <summary>
/// Everything that the host must know of an exchange to list it, prompt for its keys, explain it and default its fees: data only. It
/// takes the place of hard-coded client registries.
/// </summary>
public sealed record ExchangeDescriptor
{
    /// <summary>The exchange's lower-case id; equals the name in <see cref="ExchangePluginAttribute"/>.</summary>
    public required string Name { get; init; }

    /// <summary>The name as people write it, such as <c>Coinbase Exchange</c>.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Centralised or decentralised.</summary>
    public required ExchangeKind Kind { get; init; }

    /// <summary>A pair that surely trades there, as <c>BASE-QUOTE</c>; shown in prompts and help.</summary>
    public required string ExampleTradingPair { get; init; }

    /// <summary>An asset that surely trades there, such as <c>ETH</c>.</summary>
    public required string ExampleAsset { get; init; }

    /// <summary>The fees in force when neither the venue nor the operator says otherwise.</summary>
    public required TradeFeeSchema DefaultFees { get; init; }

    /// <summary>The credential fields in the order to ask for them; empty when the venue needs none.</summary>
    public IReadOnlyList<CredentialField> Credentials { get; init; } = [];

    /// <summary>The order types that the venue can execute.</summary>
    public IReadOnlyList<OrderType> SupportedOrderTypes { get; init; } = [];

    /// <summary>The addresses that the plugin connects to, by key (<c>rest</c>, <c>webSocket</c>, …); each may be replaced in
    /// <c>plugins.json</c>.</summary>
    public IReadOnlyDictionary<string, Uri> Endpoints { get; init; } = new Dictionary<string, Uri>();

    /// <summary>The tuning values that the plugin understands.</summary>
    public IReadOnlyList<SettingField> Settings { get; init; } = [];

    /// <summary>Pages worth knowing, by title: API documentation, fees, status.</summary>
    public IReadOnlyDictionary<string, Uri> Links { get; init; } = new Dictionary<string, Uri>();
}

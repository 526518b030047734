namespace Hummingbot.Plugins.Testing;

/// <summary>The facts of a venue that the conformance classes need. Immutable.</summary>
public sealed record VenueUnderTest
{
    /// <summary>Makes the plugin; called once for each test.</summary>
    public required Func<IExchangePlugin> CreatePlugin { get; init; }

    /// <summary>The pair to trade, as <c>BASE-QUOTE</c>.</summary>
    public required string TradingPair { get; init; }

    /// <summary>Another pair that trades there.</summary>
    public required string SecondTradingPair { get; init; }

    /// <summary>
    /// An amount of the first pair's base asset that the venue takes as an order, even a third of it, and that its sandbox fills at once from
    /// a few levels.
    /// </summary>
    public required decimal Amount { get; init; }

    /// <summary>The amount of orders on the real API: as small as the venue allows at 0.8 times the market price.</summary>
    public required decimal LiveAmount { get; init; }

    /// <summary>Settings of the exchange, as the operator would give them.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>The paths of the requests that place and cancel orders, where <c>*</c> stands for any text.</summary>
    public string OrderPath { get; init; } = "*/order*";

    /// <summary>Seeds the sandbox and everything random in the plugin.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The same venue with one setting changed, such as <c>accountUpdates</c> = <c>rest</c>.</summary>
    /// <param name="key">The setting.</param>
    /// <param name="value">Its value.</param>
    /// <returns>A copy.</returns>
    public VenueUnderTest With(string key, string value) =>
        this with { Settings = new Dictionary<string, string>(Settings) { [key] = value } };
}

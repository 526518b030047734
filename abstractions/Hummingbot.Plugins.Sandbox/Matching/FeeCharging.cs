namespace Hummingbot.Plugins.Sandbox.Matching;

/// <summary>Which asset a venue takes its fees from.</summary>
public enum FeeCharging
{
    /// <summary>From the asset that the trade brings: base asset of a buy, quote asset of a sell.</summary>
    FromReceived = 1,

    /// <summary>Always in quote asset: on top of what a buy costs, off what a sell brings.</summary>
    InQuote = 2,
}

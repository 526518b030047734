namespace Hummingbot.Plugins.Hosting.Tests.Keys;

/// <summary>An exchange with two credential fields, and keys for it.</summary>
internal static class Venue
{
    public const string Secret = "s3cret-ÄÖ-☂";

    public static ExchangeDescriptor Descriptor { get; } = new()
    {
        Name = "binance",
        DisplayName = "Binance",
        Kind = ExchangeKind.Cex,
        ExampleTradingPair = "ETH-USDT",
        ExampleAsset = "ETH",
        DefaultFees = new TradeFeeSchema { MakerPercentFee = 0.001m, TakerPercentFee = 0.001m },
        Credentials =
        [
            new CredentialField("api_key", "API key", IsSecret: true, "BINANCE_API_KEY"),
            new CredentialField("api_secret", "API secret", IsSecret: true, "BINANCE_API_SECRET"),
        ],
    };

    public static ExchangeCredentials Keys(string secret = Secret) =>
        new(new Dictionary<string, string> { ["api_key"] = "the-key", ["api_secret"] = secret });
}

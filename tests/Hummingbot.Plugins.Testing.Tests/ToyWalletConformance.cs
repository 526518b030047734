namespace Hummingbot.Plugins.Testing.Tests;

public sealed class ToyWalletConformance : WalletConformance
{
    protected override VenueUnderTest Venue { get; } = new()
    {
        CreatePlugin = () => new ToyWalletPlugin(),
        TradingPair = "ZRX-WETH",
        SecondTradingPair = "BAT-WETH",
        Amount = 1,
        LiveAmount = 1,
    };
}

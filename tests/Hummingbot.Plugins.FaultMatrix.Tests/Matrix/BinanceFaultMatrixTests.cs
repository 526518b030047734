using Hummingbot.Plugins.FaultMatrix.Tests.Support;

namespace Hummingbot.Plugins.FaultMatrix.Tests.Matrix;

/// <summary>What becomes of orders on Binance when something on the way to it fails.</summary>
public sealed class BinanceFaultMatrixTests
{
    public static TheoryData<string> Faults => FaultMatrix.Faults;

    [Theory]
    [MemberData(nameof(Faults))]
    public Task After_the_fault_the_connector_and_the_venue_agree_on_every_order(string fault) => FaultMatrix.RunAsync(Venue.Binance, fault);
}

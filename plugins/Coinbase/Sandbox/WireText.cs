using System.Globalization;
using Hummingbot.Plugins.Sandbox.Matching;

namespace Hummingbot.Plugins.Coinbase.Sandbox;

/// <summary>How the venue spells times, sides and numbers.</summary>
internal static class WireText
{
    public static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    public static string Side(TradeType side) => side == TradeType.Buy ? "buy" : "sell";

    /// <summary>The side that the venue tells of a trade: that of the order that rested.</summary>
    public static string MakerSide(Trade trade) => trade.TakerSide == TradeType.Buy ? "sell" : "buy";

    /// <summary>A price with as many decimals as the product's quote increment has.</summary>
    public static string Price(decimal price, Market market) => PlainNumber.Text(price, PlainNumber.Scale(market.TickSize));
}

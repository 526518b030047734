using Hummingbot.Plugins.Hosting;

namespace Hummingbot.Plugins.Host.Output;

/// <summary>Writes fees for people.</summary>
internal static class FeeText
{
    /// <summary>A fraction as a percentage, such as <c>0.1 %</c>.</summary>
    public static string Percent(decimal fraction) => DecimalText.Format(fraction * 100) + " %";

    /// <summary>Amounts of several assets, such as <c>0.001 BTC, 0.5 HT</c>; <c>0</c> when there are none.</summary>
    public static string Sum(IEnumerable<TokenAmount> amounts) =>
        string.Join(", ", amounts.Select(amount => $"{DecimalText.Format(amount.Amount)} {amount.Token}")) is { Length: > 0 } text ? text : "0";

    /// <summary>Fixed amounts, such as <c> + 0.5 HT</c>; empty when there are none.</summary>
    public static string Fixed(IReadOnlyList<TokenAmount> amounts) =>
        string.Concat(amounts.Select(amount => $" + {DecimalText.Format(amount.Amount)} {amount.Token}"));
}

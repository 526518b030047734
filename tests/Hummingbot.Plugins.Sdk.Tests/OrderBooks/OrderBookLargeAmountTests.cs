using FsCheck;
using FsCheck.Fluent;
using Hummingbot.Plugins.Sdk.OrderBooks;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hummingbot.Plugins.Sdk.Tests.OrderBooks;

/// <summary>Amounts at the edge of 64 bits, so that volumes lie on both sides of what 64-bit totals can hold.</summary>
public class OrderBookLargeAmountTests
{
    [Fact]
    public void Volumes_below_and_beyond_64_bits_cost_what_decimals_say()
    {
        var levels = Gen.Choose(0, int.MaxValue).Two().Select(parts => (1L << 61) + ((long)parts.Item1 << 31) + parts.Item2).ListOf();
        var question = from amounts in levels where amounts.Count is > 0 and < 40 from part in Gen.Choose(0, 18) select (amounts.ToArray(), part);
        var config = Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(500);
        Check.One(config, Prop.ForAll(question.ToArbitrary(), asked => Agrees(asked.Item1, asked.part)));
    }

    private static bool Agrees(long[] amounts, int sixteenths)
    {
        var message = new OrderBookMessage { UpdateId = 1, PriceDecimals = 2, AmountDecimals = 18 };
        for (var i = 0; i < amounts.Length; i++) message.AddAsk(new OrderBookLevel(100 + i, amounts[i]));
        var book = new OrderBook("BTC-USD", NullLogger.Instance);
        book.ApplySnapshot(message);

        var volume = decimal.Round(amounts.Sum(amount => FixedPoint.ToDecimal(amount, 18)) * sixteenths / 16, 18);
        var (left, cost) = (volume, 0m);
        decimal? reached = null;
        for (var i = 0; i < amounts.Length && reached is null; i++)
        {
            var amount = FixedPoint.ToDecimal(amounts[i], 18);
            var price = FixedPoint.ToDecimal(100 + i, 2);
            if (amount >= left) reached = price;
            cost += price * Math.Min(amount, left);
            left -= Math.Min(amount, left);
        }

        return book.GetPriceForVolume(isBuy: true, volume) == new OrderBookQueryResult(null, volume, reached, volume - left) &&
            book.GetQuoteVolumeForBaseAmount(isBuy: true, volume) == new OrderBookQueryResult(null, volume, null, cost);
    }
}

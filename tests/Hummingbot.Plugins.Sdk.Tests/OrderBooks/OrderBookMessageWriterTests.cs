using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Hummingbot.Plugins.Sdk.OrderBooks;
using static Hummingbot.Plugins.Sdk.Tests.OrderBooks.Messages;

namespace Hummingbot.Plugins.Sdk.Tests.OrderBooks;

public class OrderBookMessageWriterTests
{
    private readonly OrderBookMessage _message = new();
    private readonly PairScale _scale = new();

    [Fact]
    public void A_message_starts_with_the_decimals_that_the_pair_has_needed()
    {
        _scale.Set(2, 8);
        var writer = new OrderBookMessageWriter(_message, _scale);
        Assert.Equal(LevelError.None, writer.AddBid("65123.45"u8, "0.00100000"u8));
        Assert.Equal((2, 8), (_message.PriceDecimals, _message.AmountDecimals));
        Assert.Equal(new OrderBookLevel(6512345, 100_000), _message.Bids[0]);
    }

    [Fact]
    public void A_number_with_more_decimals_widens_the_message_and_the_hint()
    {
        var writer = new OrderBookMessageWriter(_message, _scale);
        writer.AddBid("10"u8, "1"u8);
        writer.AddAsk("11.5"u8, "2"u8);
        writer.AddAsk("12"u8, "0.001"u8);
        Assert.Equal((1, 3), (_message.PriceDecimals, _message.AmountDecimals));
        Assert.Equal([new OrderBookLevel(100, 1000)], _message.Bids.ToArray());
        Assert.Equal([new OrderBookLevel(115, 2000), new OrderBookLevel(120, 1)], _message.Asks.ToArray());
        Assert.Equal((1, 3), (_scale.PriceDecimals, _scale.AmountDecimals));
    }

    [Fact]
    public void A_hint_that_is_too_wide_for_a_number_is_taken_back()
    {
        _scale.Set(18, 18);
        var writer = new OrderBookMessageWriter(_message, _scale);
        Assert.Equal(LevelError.None, writer.AddBid("1.5"u8, "3"u8));
        Assert.Equal(LevelError.None, writer.AddBid("65123.45"u8, "1000"u8));
        Assert.Equal((2, 0), (_message.PriceDecimals, _message.AmountDecimals));
        Assert.Equal([new OrderBookLevel(150, 3), new OrderBookLevel(6512345, 1000)], _message.Bids.ToArray());
        Assert.Equal((2, 0), (_scale.PriceDecimals, _scale.AmountDecimals));
    }

    [Fact]
    public void A_trade_is_widened_like_levels()
    {
        var writer = new OrderBookMessageWriter(_message, _scale);
        writer.SetTrade("10"u8, "1e-7"u8);
        Assert.Equal((new OrderBookLevel(10, 1), 0, 7), (_message.Trade, _message.PriceDecimals, _message.AmountDecimals));
    }

    [Theory]
    [InlineData("x", "1", LevelError.PriceMalformed)]
    [InlineData("1", "", LevelError.AmountMalformed)]
    [InlineData("0.00", "1", LevelError.PriceNotPositive)]
    [InlineData("-1", "1", LevelError.PriceNotPositive)]
    [InlineData("1", "-1", LevelError.AmountNegative)]
    [InlineData("1e400", "1", LevelError.PriceOutOfRange)]
    [InlineData("1", "0.0000000000000000001", LevelError.AmountOutOfRange)]
    [InlineData("1", "0.000000000000000001", LevelError.AmountOutOfRange)]
    [InlineData("99999999999999999999", "1", LevelError.PriceOutOfRange)]
    public void What_cannot_be_used_is_named_and_leaves_the_levels_as_they_were(string price, string amount, LevelError expected)
    {
        var writer = new OrderBookMessageWriter(_message, _scale);
        writer.AddAsk("2"u8, "10.5"u8);
        Assert.Equal(expected, writer.AddAsk(Utf8(price), Utf8(amount)));
        Assert.Equal((1, 0, 1), (_message.AskCount, _message.PriceDecimals, _message.AmountDecimals));
        Assert.Equal(new OrderBookLevel(2, 105), _message.Asks[0]);
        Assert.NotEmpty(expected.Describe());
    }

    [Fact]
    public void Whatever_the_order_of_decimals_every_level_keeps_its_value()
    {
        var number =
            from whole in Gen.Choose(1, 90_000)
            from decimals in Gen.Choose(0, 9)
            from fraction in Gen.Choose(0, 999_999_999)
            select decimals == 0
                ? whole.ToString(CultureInfo.InvariantCulture)
                : $"{whole}.{fraction.ToString("D9", CultureInfo.InvariantCulture)[..decimals]}";
        var levels = number.Two().ListOf();

        var inputs = levels.Zip(Gen.Choose(0, 18));
        Check.One(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(500), Prop.ForAll(inputs.ToArbitrary(), input =>
        {
            var message = new OrderBookMessage();
            var writer = new OrderBookMessageWriter(message, new PairScale(input.Item2, 18 - input.Item2));
            foreach (var (price, amount) in input.Item1)
            {
                if (writer.AddBid(Utf8(price), Utf8(amount)) != LevelError.None) return false;
            }

            return message.Bids.ToArray().Select(level =>
                    (FixedPoint.ToDecimal(level.Price, message.PriceDecimals), FixedPoint.ToDecimal(level.Amount, message.AmountDecimals)))
                .SequenceEqual(input.Item1.Select(level =>
                    (decimal.Parse(level.Item1, CultureInfo.InvariantCulture), decimal.Parse(level.Item2, CultureInfo.InvariantCulture))));
        }));
    }
}

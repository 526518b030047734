using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Hummingbot.Plugins.Sdk.OrderBooks;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hummingbot.Plugins.Sdk.Tests.OrderBooks;

/// <summary>
/// Queries against integers of any size: totals below and beyond 64 bits, prices near to each other and far apart, sides of several chunks.
/// Where a decimal has not digits enough, the answer has to be the closest one.
/// </summary>
public class OrderBookExactQueryTests
{
    [Fact]
    public void Answers_are_what_integers_of_any_size_say()
    {
        var shapes =
            from count in Gen.Choose(1, 100)
            from amountBits in Gen.Choose(1, 62)
            from spacingBits in Gen.Choose(0, 30)
            from priceDecimals in Gen.Choose(4, 10)
            from amountDecimals in Gen.Choose(4, 18)
            from sixteenths in Gen.Choose(0, 18)
            from isBuy in Gen.Choose(0, 1)
            from seed in Gen.Choose(0, int.MaxValue)
            select new Case(count, amountBits, spacingBits, priceDecimals, amountDecimals, sixteenths, isBuy == 1, seed);
        var config = Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(1000);
        Check.One(config, Prop.ForAll(shapes.ToArbitrary(), shape => shape.VolumeAnswersAgree() && shape.QuoteAnswersAgree() && shape.PriceAnswersAgree()));
    }

    private sealed class Case
    {
        private readonly string _text;
        private readonly OrderBook _book = new("BTC-USD", NullLogger.Instance);
        private readonly (long Price, long Amount)[] _levels;
        private readonly int _priceDecimals;
        private readonly int _amountDecimals;
        private readonly int _sixteenths;
        private readonly bool _isBuy;
        private readonly Random _random;

        public Case(int count, int amountBits, int spacingBits, int priceDecimals, int amountDecimals, int sixteenths, bool isBuy, int seed)
        {
            _text = $"{(count, amountBits, spacingBits, priceDecimals, amountDecimals, sixteenths, isBuy, seed)}";
            (_priceDecimals, _amountDecimals, _sixteenths, _isBuy) = (priceDecimals, amountDecimals, sixteenths, isBuy);
            _random = new Random(seed);
            _levels = new (long, long)[count];
            var price = 0L;
            foreach (ref var level in _levels.AsSpan())
            {
                price += 1 + _random.NextInt64(1L << spacingBits);
                level = (price, 1 + _random.NextInt64(1L << amountBits));
            }

            if (!isBuy) Array.Reverse(_levels);
            var message = new OrderBookMessage { UpdateId = 1, PriceDecimals = priceDecimals, AmountDecimals = amountDecimals };
            foreach (var (levelPrice, amount) in _levels)
            {
                if (isBuy) message.AddAsk(new OrderBookLevel(levelPrice, amount));
                else message.AddBid(new OrderBookLevel(levelPrice, amount));
            }

            _book.ApplySnapshot(message);
        }

        public override string ToString() => _text;

        public bool VolumeAnswersAgree()
        {
            // Half of the volumes are finer than the book's amounts.
            var total = Sum(level => level.Amount);
            var tenths = total * 10 * _sixteenths / 16;
            if (_random.Next(2) == 0) tenths -= tenths % 10;
            var volume = ToDecimal(tenths, _amountDecimals + 1);

            var (left, cost) = (tenths, BigInteger.Zero);
            decimal? reached = null;
            foreach (var (price, amount) in _levels)
            {
                var taken = BigInteger.Min(left, (BigInteger)amount * 10);
                cost += taken * price;
                left -= taken;
                if (left > 0) continue;
                reached = FixedPoint.ToDecimal(price, _priceDecimals);
                break;
            }

            var found = reached is null ? ToDecimal(total, _amountDecimals) : volume;
            var average = _book.GetVwapForVolume(_isBuy, volume);
            var quote = _book.GetQuoteVolumeForBaseAmount(_isBuy, volume);
            return
                _book.GetPriceForVolume(_isBuy, volume) == new OrderBookQueryResult(null, volume, reached, found) &&
                average == new OrderBookQueryResult(null, volume, average.ResultPrice, found) &&
                (reached is null || tenths.IsZero ? average.ResultPrice is null : IsClosest(average.ResultPrice, cost, tenths * Ten(_priceDecimals))) &&
                quote == new OrderBookQueryResult(null, volume, null, quote.ResultVolume) &&
                IsClosest(quote.ResultVolume, cost, Ten(_priceDecimals + _amountDecimals + 1));
        }

        public bool QuoteAnswersAgree()
        {
            var (total, scale) = (Sum(level => (BigInteger)level.Price * level.Amount), _priceDecimals + _amountDecimals);
            var (asked, drop) = (total * _sixteenths / 16, 0);
            for (; asked >= BigInteger.One << 96; drop++) asked /= 10;
            var quoteVolume = ToDecimal(asked, scale - drop);
            asked *= Ten(drop);

            var running = BigInteger.Zero;
            decimal? reached = null;
            foreach (var (price, amount) in _levels)
            {
                running += (BigInteger)price * amount;
                if (running < asked) continue;
                reached = FixedPoint.ToDecimal(price, _priceDecimals);
                break;
            }

            var result = _book.GetPriceForQuoteVolume(_isBuy, quoteVolume);
            return result == new OrderBookQueryResult(null, quoteVolume, reached, result.ResultVolume) &&
                (reached is null ? IsClosest(result.ResultVolume, total, Ten(scale)) : result.ResultVolume == quoteVolume);
        }

        public bool PriceAnswersAgree()
        {
            var tenths = (_levels[_random.Next(_levels.Length)].Price * 10) + _random.Next(-10, 11);
            var limit = FixedPoint.ToDecimal(tenths, _priceDecimals + 1);
            var good = _levels.Where(level => _isBuy ? level.Price * 10 <= tenths : level.Price * 10 >= tenths).ToArray();
            decimal? last = good.Length == 0 ? null : FixedPoint.ToDecimal(good[^1].Price, _priceDecimals);
            var amount = good.Aggregate(BigInteger.Zero, (sum, level) => sum + level.Amount);
            var cost = good.Aggregate(BigInteger.Zero, (sum, level) => sum + ((BigInteger)level.Price * level.Amount));

            var inBase = _book.GetVolumeForPrice(_isBuy, limit);
            var inQuote = _book.GetQuoteVolumeForPrice(_isBuy, limit);
            return
                inBase == new OrderBookQueryResult(limit, null, last, inBase.ResultVolume) &&
                inQuote == new OrderBookQueryResult(limit, null, last, inQuote.ResultVolume) &&
                IsClosest(inBase.ResultVolume, amount, Ten(_amountDecimals)) &&
                IsClosest(inQuote.ResultVolume, cost, Ten(_priceDecimals + _amountDecimals));
        }

        /// <summary>Whether a number is a fraction, or the closest to it with as many digits as a decimal can have.</summary>
        private static bool IsClosest(decimal? number, BigInteger numerator, BigInteger denominator)
        {
            if (number is not { } value) return false;
            var bits = decimal.GetBits(value);
            var mantissa = ((BigInteger)(uint)bits[2] << 64) + ((BigInteger)(uint)bits[1] << 32) + (uint)bits[0];
            var difference = BigInteger.Abs((mantissa * denominator) - (numerator * Ten(value.Scale)));
            if (difference.IsZero) return true;

            // Trailing zeros may have been dropped after rounding, so the error counts in units of the last digit that fits.
            var scale = (int)value.Scale;
            for (; scale < 28 && mantissa * 10 < BigInteger.One << 96; scale++)
            {
                mantissa *= 10;
                difference *= 10;
            }

            return difference * 2 <= denominator;
        }

        private static decimal ToDecimal(BigInteger value, int scale) =>
            new((int)(uint)(value & uint.MaxValue), (int)(uint)((value >> 32) & uint.MaxValue), (int)(uint)(value >> 64), false, (byte)scale);

        private static BigInteger Ten(int power) => BigInteger.Pow(10, power);

        private BigInteger Sum(Func<(long Price, long Amount), BigInteger> part) =>
            _levels.Aggregate(BigInteger.Zero, (sum, level) => sum + part(level));
    }
}

using System.Numerics;
using Hummingbot.Plugins.Sdk.Numbers;

namespace Hummingbot.Plugins.Sdk.OrderBooks;

/// <summary>
/// What walking a side from the best level found, as plain integers: made while the book may still change, turned into decimals only when
/// the walk has proved whole.
/// </summary>
internal struct BookWalk
{
    /// <summary>Decimal places of prices.</summary>
    public int PriceDecimals;

    /// <summary>Decimal places of base amounts.</summary>
    public int AmountDecimals;

    /// <summary>Base amount of the levels counted; of those before the last one when <see cref="IsReached"/>.</summary>
    public UInt192 Base;

    /// <summary>Price × amount of the same levels; its decimal places are those of prices and amounts together.</summary>
    public UInt192 Quote;

    /// <summary>The price of the last level visited; 0 when none was.</summary>
    public ulong LastPrice;

    /// <summary>The amount of the last level visited.</summary>
    public ulong LastAmount;

    /// <summary>The number of levels visited.</summary>
    public int Levels;

    /// <summary>Whether the side holds as much as was asked for.</summary>
    public bool IsReached;

    /// <summary>Whether the target is a whole number in the book's scale.</summary>
    public bool IsTargetExact;

    /// <summary>The target in the book's scale, rounded up.</summary>
    public UInt192 Target;

    private BookWalk(OrderBook.Scale scale)
    {
        PriceDecimals = scale.Price;
        AmountDecimals = scale.Amount;
    }

    public readonly decimal? LastPriceOrNull => Levels == 0 ? null : FixedPoint.ToDecimal((long)LastPrice, PriceDecimals);

    public readonly decimal BaseTotal => Base.ToDecimal(AmountDecimals);

    public readonly decimal QuoteTotal => Quote.ToDecimal(PriceDecimals + AmountDecimals);

    /// <summary>Walks until the base amount reaches <paramref name="volume"/>.</summary>
    public static BookWalk ToBaseVolume(in SideView side, OrderBook.Scale scale, decimal volume)
    {
        var walk = new BookWalk(scale);
        walk.Target = ExactDecimal.Ceiling(volume, scale.Amount, out walk.IsTargetExact);
        for (var i = 0; i < side.Count; i++)
        {
            walk.Visit(side, i);
            var next = walk.Base;
            next.Add(walk.LastAmount);
            if (next >= walk.Target)
            {
                walk.IsReached = true;
                break;
            }

            walk.Base = next;
            walk.Quote.AddProduct(walk.LastPrice, walk.LastAmount);
        }

        return walk;
    }

    /// <summary>Walks until price × amount reaches <paramref name="quoteVolume"/>.</summary>
    public static BookWalk ToQuoteVolume(in SideView side, OrderBook.Scale scale, decimal quoteVolume)
    {
        var walk = new BookWalk(scale);
        walk.Target = ExactDecimal.Ceiling(quoteVolume, scale.Price + scale.Amount, out walk.IsTargetExact);
        for (var i = 0; i < side.Count && !walk.IsReached; i++)
        {
            walk.Visit(side, i);
            walk.Quote.AddProduct(walk.LastPrice, walk.LastAmount);
            walk.IsReached = walk.Quote >= walk.Target;
        }

        return walk;
    }

    /// <summary>Walks the levels that are not worse than <paramref name="price"/>.</summary>
    public static BookWalk ToPrice(in SideView side, OrderBook.Scale scale, bool isBuy, decimal price)
    {
        var walk = new BookWalk(scale);
        walk.Target = ExactDecimal.Ceiling(Math.Max(price, 0), scale.Price, out walk.IsTargetExact);
        for (var i = 0; i < side.Count; i++)
        {
            // A buyer accepts up to the price, so what was rounded up is out of bounds; a seller down to it.
            var level = new UInt192(side.Price(i));
            var isAcceptable = level >= walk.Target ? !isBuy || (walk.IsTargetExact && level <= walk.Target) : isBuy;
            if (!isAcceptable) break;
            walk.Visit(side, i);
            walk.Base.Add(walk.LastAmount);
            walk.Quote.AddProduct(walk.LastPrice, walk.LastAmount);
        }

        return walk;
    }

    /// <summary>
    /// Price × amount of exactly <paramref name="volume"/> base, the last level used in part; requires <see cref="IsReached"/>.
    /// </summary>
    public readonly decimal CostOf(decimal volume)
    {
        if (!IsTargetExact) return ExactDecimal.Round(CostOfFinerThanBook(volume), PriceDecimals + volume.Scale);
        return CostOfTarget().ToDecimal(PriceDecimals + AmountDecimals);
    }

    /// <summary>The average price of exactly <paramref name="volume"/> base; requires <see cref="IsReached"/> and a volume above zero.</summary>
    public readonly decimal AveragePriceOf(decimal volume)
    {
        if (!IsTargetExact)
        {
            return ExactDecimal.Divide(CostOfFinerThanBook(volume), (BigInteger)ExactDecimal.Mantissa(volume), PriceDecimals);
        }

        var cost = CostOfTarget();
        return cost.FitsDecimal(PriceDecimals + AmountDecimals)
            ? cost.ToDecimal(PriceDecimals + AmountDecimals) / volume
            : ExactDecimal.Divide(cost.ToBigInteger(), Target.ToBigInteger(), PriceDecimals);
    }

    private void Visit(in SideView side, int index)
    {
        LastPrice = side.Price(index);
        LastAmount = side.Amount(index);
        Levels = index + 1;
    }

    private readonly UInt192 CostOfTarget()
    {
        var cost = Quote;
        cost.AddProduct(LastPrice, Target.LowDifference(Base));
        return cost;
    }

    /// <summary>The cost when the volume has more decimal places than the book's amounts; its own are those of price and volume.</summary>
    private readonly BigInteger CostOfFinerThanBook(decimal volume)
    {
        var factor = BigInteger.Pow(10, volume.Scale - AmountDecimals);
        var remainder = (BigInteger)ExactDecimal.Mantissa(volume) - Base.ToBigInteger() * factor;
        return Quote.ToBigInteger() * factor + remainder * LastPrice;
    }
}

using System.Numerics;
using System.Runtime.CompilerServices;
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

    public readonly decimal? LastPriceOrNull => Levels == 0 ? null : FixedPoint.ToDecimal((long)LastPrice, PriceDecimals);

    public readonly decimal BaseTotal => ToDecimal(Base, AmountDecimals);

    public readonly decimal QuoteTotal => ToDecimal(Quote, PriceDecimals + AmountDecimals);

    /// <summary>Walks until the base amount reaches <paramref name="volume"/>.</summary>
    public void ToBaseVolume(SideView side, OrderBook.Scale scale, decimal volume)
    {
        Begin(scale);
        SetTarget(volume, scale.Amount);
        if (Target.TryToInt64(out var target)) WalkNarrow(ref side, (ulong)target);
        else WalkWide(ref side);
    }

    /// <summary>Walks until price × amount reaches <paramref name="quoteVolume"/>.</summary>
    public void ToQuoteVolume(SideView side, OrderBook.Scale scale, decimal quoteVolume)
    {
        Begin(scale);
        SetTarget(quoteVolume, scale.Price + scale.Amount);
        while (!IsReached && side.MoveNext())
        {
            Visit(side);
            Quote.AddProduct(LastPrice, LastAmount);
            IsReached = Quote >= Target;
        }
    }

    /// <summary>Walks the levels that are not worse than <paramref name="price"/>.</summary>
    public void ToPrice(SideView side, OrderBook.Scale scale, bool isBuy, decimal price)
    {
        Begin(scale);
        SetTarget(Math.Max(price, 0), scale.Price);
        while (side.MoveNext())
        {
            // A buyer accepts up to the price, so what was rounded up is out of bounds; a seller down to it.
            var level = new UInt192(side.Price);
            var isAcceptable = level >= Target ? !isBuy || (IsTargetExact && level <= Target) : isBuy;
            if (!isAcceptable) break;
            Visit(side);
            Base.Add(LastAmount);
            Quote.AddProduct(LastPrice, LastAmount);
        }
    }

    /// <summary>
    /// Price × amount of exactly <paramref name="volume"/> base, the last level used in part; requires <see cref="IsReached"/>.
    /// </summary>
    public readonly decimal CostOf(decimal volume)
    {
        if (!IsTargetExact) return ExactDecimal.Round(CostOfFinerThanBook(volume), PriceDecimals + volume.Scale);
        return ToDecimal(CostOfTarget(), PriceDecimals + AmountDecimals);
    }

    /// <summary>The average price of exactly <paramref name="volume"/> base; requires <see cref="IsReached"/> and a volume above zero.</summary>
    public readonly decimal AveragePriceOf(decimal volume)
    {
        var cost = CostOfTarget();
        return IsTargetExact && cost.FitsDecimal(PriceDecimals + AmountDecimals)
            ? ToDecimal(cost, PriceDecimals + AmountDecimals) / volume
            : LongAveragePriceOf(volume);
    }

    /// <summary>The average where the cost has more digits than a decimal, or the volume more decimal places than the book's amounts.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly decimal LongAveragePriceOf(decimal volume) => IsTargetExact
        ? ExactDecimal.Divide(CostOfTarget().ToBigInteger(), Target.ToBigInteger(), PriceDecimals)
        : ExactDecimal.Divide(CostOfFinerThanBook(volume), (BigInteger)ExactDecimal.Mantissa(volume), PriceDecimals);

    [MethodImpl(MethodImplOptions.NoInlining)] // one copy of what is done with very long totals
    private static decimal ToDecimal(in UInt192 total, int scale) => total.ToDecimal(scale);

    /// <summary>Forgets an attempt that was torn.</summary>
    private void Begin(OrderBook.Scale scale)
    {
        this = default;
        PriceDecimals = scale.Price;
        AmountDecimals = scale.Amount;
    }

    [MethodImpl(MethodImplOptions.NoInlining)] // keeps the rare conversions out of the caller's frame
    private void SetTarget(decimal number, int decimals) => Target = ExactDecimal.Ceiling(number, decimals, out IsTargetExact);

    private void Visit(in SideView side)
    {
        LastPrice = side.Price;
        LastAmount = side.Amount;
        Levels++;
    }

    /// <summary>
    /// Up to a target below 2^63, which nearly all are. Prices and amounts are below 2^63 too, so the base amount of the levels before the
    /// target stays below 2^63, one level more below 2^64, and their quote amount, at most the highest price × that base, below 2^126.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)] // on its own its loop has registers enough
    private void WalkNarrow(ref SideView side, ulong target)
    {
        var (baseTotal, quoteTotal) = (0UL, UInt128.Zero);
        while (!IsReached && side.NextChunk() is { } chunk)
        {
            var count = chunk.Count; // read once: the book may be changing
            if (count == 0) continue;

            ref var keys = ref chunk.Key(0);
            ref var amounts = ref chunk.Amount(0);
            nint slot = count - 1;
            var bestKey = Unsafe.Add(ref keys, slot);
            var (chunkTotal, byDistance, wanted) = (0UL, 0UL, target - baseTotal);
            do
            {
                var amount = (ulong)Unsafe.Add(ref amounts, slot);
                if (chunkTotal + amount >= wanted) break;
                chunkTotal += amount;
                byDistance += (ulong)(bestKey - Unsafe.Add(ref keys, slot)) * amount;
            }
            while (--slot >= 0);

            IsReached = slot >= 0;
            var last = (int)Math.Max(slot, 0);
            Levels += count - last;
            LastPrice = side.ToPrice(chunk.Key(last));
            LastAmount = (ulong)chunk.Amount(last);
            baseTotal += chunkTotal;

            // Prices of neighbours differ so little that amount × difference nearly always stays within 64 bits: one wide product a chunk.
            quoteTotal += Math.BigMul((ulong)(bestKey - chunk.Key(last)), chunkTotal, out _) == 0
                ? side.QuoteOf(bestKey, chunkTotal, byDistance)
                : side.QuoteOf(chunk, (int)slot + 1, count);
        }

        Base = new UInt192(baseTotal);
        Quote = new UInt192(quoteTotal);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void WalkWide(ref SideView side)
    {
        while (side.MoveNext())
        {
            Visit(side);
            var next = Base;
            next.Add(LastAmount);
            if (next >= Target)
            {
                IsReached = true;
                break;
            }

            Base = next;
            Quote.AddProduct(LastPrice, LastAmount);
        }
    }

    private readonly UInt192 CostOfTarget()
    {
        var cost = Quote;
        cost.AddProduct(LastPrice, Target.LowDifference(Base));
        return cost;
    }

    /// <summary>The cost when the volume has more decimal places than the book's amounts; its own are those of price and volume.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly BigInteger CostOfFinerThanBook(decimal volume)
    {
        var factor = BigInteger.Pow(10, volume.Scale - AmountDecimals);
        var remainder = (BigInteger)ExactDecimal.Mantissa(volume) - Base.ToBigInteger() * factor;
        return Quote.ToBigInteger() * factor + remainder * LastPrice;
    }
}

using Hummingbot.Plugins.Sandbox.Matching;

namespace Hummingbot.Plugins.Sandbox.Makers;

/// <summary>The simulated participants of one market.</summary>
internal sealed class PairMaker
{
    private readonly MatchingEngine _engine;
    private readonly Market _market;
    private readonly MarketMakerOptions _options;
    private readonly Random _random;
    private readonly decimal _spacing;
    private readonly decimal _walk;
    private readonly decimal _levelSize;
    private decimal _middle;

    public PairMaker(MatchingEngine engine, Market market, decimal quotePerLevel, MarketMakerOptions options, Random random)
    {
        _engine = engine;
        _market = market;
        _options = options;
        _random = random;
        _spacing = Math.Max(RoundUp(market.ReferencePrice * options.Spacing, market.TickSize), market.TickSize);
        // Whole ticks, or rounding would drive the price one way.
        _walk = Math.Max(PlainNumber.Floor(_spacing / 2, market.TickSize), market.TickSize);
        // Half of a level must still be an order that the market takes.
        var smallest = 4 * Math.Max(market.MinSize, market.MinNotional / LowestPrice);
        _levelSize = Math.Min(Math.Max(quotePerLevel / market.ReferencePrice, smallest), market.MaxSize / 2);
        _levelSize = Math.Max(RoundUp(_levelSize, market.StepSize), 2 * market.StepSize);
        _middle = PlainNumber.Floor(market.ReferencePrice, market.TickSize);
    }

    private decimal LowestPrice => _market.ReferencePrice * (1 - _options.MaxDrift) / 2;

    public void Step()
    {
        Fund();
        Walk();
        TakeWhatThePriceReached();
        Quote(TradeType.Buy);
        Quote(TradeType.Sell);
        if (_random.Next(100) < _options.TradePercent) TradeOnce();
    }

    // Never short of anything: what is missing comes from nowhere.
    private void Fund()
    {
        var needed = _levelSize * _options.Levels * 10;
        foreach (var account in (ReadOnlySpan<string>)[MarketMakers.MakerAccount, MarketMakers.TakerAccount])
        {
            Refill(account, _market.BaseAsset, needed);
            Refill(account, _market.QuoteAsset, needed * _market.ReferencePrice);
        }
    }

    private void Refill(string account, string asset, decimal needed)
    {
        var balance = _engine.GetBalance(account, asset);
        var total = Math.Min(decimal.Ceiling(balance.Total + (needed * 10)), MatchingEngine.MaxBalance);
        if (balance.Available < needed && total > balance.Total) _engine.SetBalance(account, asset, total);
    }

    private void Walk()
    {
        var bound = _market.ReferencePrice * _options.MaxDrift;
        var next = _middle + (_random.Next(-2, 3) * _walk);
        next = Math.Clamp(next, _market.ReferencePrice - bound, _market.ReferencePrice + bound);
        next = PlainNumber.Floor(next, _market.TickSize);
        if (next > _spacing) _middle = next;
    }

    /// <summary>Trades with the orders of others that are at a better price than the middle now, and takes own quotes away there.</summary>
    private void TakeWhatThePriceReached()
    {
        foreach (var order in _engine.GetOpenOrders(MarketMakers.MakerAccount, _market.TradingPair))
        {
            var reached = order.Side == TradeType.Buy ? order.Price >= _middle : order.Price <= _middle;
            var far = Math.Abs((order.Price ?? 0) - _middle) > _spacing * (_options.Levels + 2);
            if (reached || far) _engine.Cancel(MarketMakers.MakerAccount, order.Id);
        }

        Take(TradeType.Sell);
        Take(TradeType.Buy);
    }

    private void Take(TradeType side)
    {
        var status = _engine.GetStatus(_market.TradingPair);
        var best = side == TradeType.Sell ? status.BestBid : status.BestAsk;
        if (best is not { } level || (side == TradeType.Sell ? level.Price < _middle : level.Price > _middle)) return;
        _engine.Place(new NewOrder
        {
            Account = MarketMakers.TakerAccount,
            TradingPair = _market.TradingPair,
            Side = side,
            Type = OrderType.Limit,
            Price = _middle,
            Amount = Math.Clamp(RandomSize(), _market.StepSize, _market.MaxSize),
            TimeInForce = TimeInForce.ImmediateOrCancel,
        });
    }

    private void Quote(TradeType side)
    {
        var taken = _engine.GetOpenOrders(MarketMakers.MakerAccount, _market.TradingPair)
            .Where(order => order.Side == side)
            .Select(order => (decimal)order.Price!)
            .ToHashSet();
        for (var i = 1; i <= _options.Levels; i++)
        {
            var price = side == TradeType.Buy ? _middle - (i * _spacing) : _middle + (i * _spacing);
            if (price <= 0 || taken.Any(other => Math.Abs(other - price) < _spacing / 2)) continue;
            // Refused when someone else stands in between; the next step tries again.
            _engine.Place(new NewOrder
            {
                Account = MarketMakers.MakerAccount,
                TradingPair = _market.TradingPair,
                Side = side,
                Type = OrderType.LimitMaker,
                Price = price,
                Amount = RandomSize(),
            });
        }
    }

    private void TradeOnce()
    {
        var amount = PlainNumber.Floor(RandomSize() / 4, _market.StepSize);
        var floor = RoundUp(Math.Max(_market.MinSize, _market.MinNotional / LowestPrice), _market.StepSize);
        _engine.Place(new NewOrder
        {
            Account = MarketMakers.TakerAccount,
            TradingPair = _market.TradingPair,
            Side = _random.Next(2) == 0 ? TradeType.Buy : TradeType.Sell,
            Type = OrderType.Market,
            Amount = Math.Max(Math.Max(amount, floor), _market.StepSize),
        });
    }

    /// <summary>Half to all of what a level usually has.</summary>
    private decimal RandomSize() =>
        Math.Max(PlainNumber.Floor(_levelSize * _random.Next(50, 101) / 100, _market.StepSize), _market.StepSize);

    private static decimal RoundUp(decimal value, decimal step)
    {
        var floor = PlainNumber.Floor(value, step);
        return floor == value ? value : floor + step;
    }
}

using FsCheck;
using FsCheck.Fluent;
using Hummingbot.Plugins.Sandbox.Matching;
using Hummingbot.Plugins.Sandbox.Tests.Support;

namespace Hummingbot.Plugins.Sandbox.Tests.Matching;

/// <summary>Whatever is asked of the engine, its books balance.</summary>
public sealed class MatchingModelTests
{
    private static readonly string[] Accounts = ["alice", "bob", "carol"];

    private static readonly Gen<Request> Requests =
        from kind in Gen.Frequency(
            (8, Gen.Constant(Kind.Limit)),
            (2, Gen.Constant(Kind.Immediate)),
            (2, Gen.Constant(Kind.FillOrKill)),
            (2, Gen.Constant(Kind.PostOnly)),
            (2, Gen.Constant(Kind.Market)),
            (2, Gen.Constant(Kind.MarketByQuote)),
            (3, Gen.Constant(Kind.Cancel)),
            (1, Gen.Constant(Kind.CancelAll)))
        from account in Gen.Choose(0, 2)
        from isBuy in Gen.Elements(true, false)
        from ticks in Gen.Choose(9_990, 10_010)
        from steps in Gen.Choose(1, 4_000)
        select new Request(kind, account, isBuy, ticks, steps);

    public enum Kind
    {
        Limit,
        Immediate,
        FillOrKill,
        PostOnly,
        Market,
        MarketByQuote,
        Cancel,
        CancelAll,
    }

    public sealed record Request(Kind Kind, int Account, bool IsBuy, int Ticks, int Steps)
    {
        public TradeType Side => IsBuy ? TradeType.Buy : TradeType.Sell;

        public decimal Price => Ticks * 0.01m;

        public decimal Amount => Steps * 0.001m;
    }

    [Fact]
    public void Nothing_is_lost_or_made_holds_are_exact_and_the_book_is_never_crossed()
    {
        var cases = from charging in Gen.Elements(FeeCharging.FromReceived, FeeCharging.InQuote)
                    from prevention in Gen.Elements(Enum.GetValues<SelfTradePrevention>())
                    from requests in Requests.ListOf()
                    select (charging, prevention, requests.ToArray());
        Prop.ForAll(cases.ToArbitrary(), one => Balances(one.charging, one.prevention, one.Item3))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(150).WithEndSize(80));
    }

    [Fact]
    public void Trades_are_those_of_a_naive_model_of_price_and_time()
    {
        var limits = Requests.Where(request => request.Kind is Kind.Limit or Kind.Cancel).ListOf();
        Prop.ForAll(limits.ToArbitrary(), requests => TradesAlike([.. requests]))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(150).WithEndSize(120));
    }

    [Fact]
    public void A_snapshot_and_the_changes_after_it_give_the_book()
    {
        Prop.ForAll(Requests.ListOf().ToArbitrary(), requests => Follows([.. requests]))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(100).WithEndSize(80));
    }

    // Little enough that some orders are refused for lack of funds, and with fees that do not come out even.
    private static Desk NewDesk(FeeCharging charging, SelfTradePrevention prevention) =>
        new(new MatchingOptions { FeeCharging = charging, SelfTradePrevention = prevention, FeeDecimals = 4 }, funds: 1_000);

    private static void Apply(Desk desk, Request request)
    {
        var account = Accounts[request.Account];
        switch (request.Kind)
        {
            case Kind.Limit:
                desk.Limit(account, request.Side, request.Price, request.Amount);
                break;
            case Kind.Immediate:
                desk.Limit(account, request.Side, request.Price, request.Amount, TimeInForce.ImmediateOrCancel);
                break;
            case Kind.FillOrKill:
                desk.Limit(account, request.Side, request.Price, request.Amount, TimeInForce.FillOrKill);
                break;
            case Kind.PostOnly:
                desk.PostOnly(account, request.Side, request.Price, request.Amount);
                break;
            case Kind.Market:
                desk.Market(account, request.Side, amount: request.Amount);
                break;
            case Kind.MarketByQuote:
                desk.Market(account, request.Side, quoteAmount: request.Steps * 0.07m);
                break;
            case Kind.Cancel:
                var open = desk.Engine.GetOpenOrders(account);
                if (open.Count > 0) desk.Engine.Cancel(account, open[request.Steps % open.Count].Id);
                break;
            default:
                desk.Engine.CancelAll(account);
                break;
        }
    }

    private static bool Balances(FeeCharging charging, SelfTradePrevention prevention, Request[] requests)
    {
        var desk = NewDesk(charging, prevention);
        foreach (var request in requests)
        {
            Apply(desk, request);
            foreach (var asset in desk.Engine.Assets)
            {
                Assert.Equal(3_000, desk.TotalOf(asset));
                foreach (var account in desk.Engine.Accounts)
                {
                    var balance = desk.Engine.GetBalance(account, asset);
                    Assert.True(balance.Held >= 0 && balance.Available >= 0);
                    Assert.Equal(desk.Engine.GetOpenOrders(account).Where(order => order.HoldAsset == asset).Sum(order => order.Held), balance.Held);
                }
            }

            CheckBook(desk.Engine);
        }

        foreach (var account in desk.Engine.Accounts)
        {
            foreach (var order in desk.Engine.GetOrders(account)) CheckOrder(desk.Engine, order);
        }

        return true;
    }

    private static void CheckBook(MatchingEngine engine)
    {
        var (levels, orders) = (engine.GetBook(Desk.Pair), engine.GetBookOrders(Desk.Pair));
        if (levels.Bids.Count > 0 && levels.Asks.Count > 0) Assert.True(levels.Bids[0].Price < levels.Asks[0].Price);
        Assert.Equal(Levels(orders.Bids), levels.Bids);
        Assert.Equal(Levels(orders.Asks), levels.Asks);
        Assert.Equal(
            engine.Accounts.SelectMany(account => engine.GetOpenOrders(account)).Select(order => order.Id).Order(),
            orders.Bids.Concat(orders.Asks).Select(order => order.Id).Order());

        static IEnumerable<BookLevel> Levels(IEnumerable<Order> side) =>
            side.GroupBy(order => order.Price!.Value).Select(level => new BookLevel(level.Key, level.Sum(order => order.RemainingAmount), level.Count()));
    }

    private static void CheckOrder(MatchingEngine engine, Order order)
    {
        var fills = engine.GetFills(order.Account).Where(fill => fill.OrderId == order.Id).ToArray();
        Assert.Equal(order.FilledAmount, fills.Sum(fill => fill.Amount));
        Assert.Equal(order.FilledQuote, fills.Sum(fill => fill.QuoteAmount));
        Assert.Equal(order.FeePaid, fills.Sum(fill => fill.Fee));
        Assert.True(order.RemainingAmount >= 0);
        Assert.Equal(order.Status == OrderStatus.Filled, order.DoneReason == DoneReason.Filled);
        if (!order.IsOpen) Assert.Equal(0, order.Held);
        if (order.Price is { } limit)
            Assert.All(fills, fill => Assert.True(order.Side == TradeType.Buy ? fill.Price <= limit : fill.Price >= limit));
    }

    private static bool TradesAlike(Request[] requests)
    {
        var desk = new Desk(new MatchingOptions { SelfTradePrevention = SelfTradePrevention.None });
        var resting = new List<(long Id, int Account, bool IsBuy, decimal Price, decimal Left)>();
        var expected = new List<(long Maker, long Taker, decimal Price, decimal Amount)>();
        foreach (var request in requests)
        {
            if (request.Kind == Kind.Cancel)
            {
                var own = resting.Where(order => order.Account == request.Account).OrderBy(order => order.Id).ToArray();
                if (own.Length > 0) resting.Remove(own[request.Steps % own.Length]);
                Apply(desk, request);
                continue;
            }

            var id = desk.Limit(Accounts[request.Account], request.Side, request.Price, request.Amount).Order!.Id;
            var left = request.Amount;
            while (left > 0)
            {
                var opposite = resting
                    .Where(order => order.IsBuy != request.IsBuy && (request.IsBuy ? order.Price <= request.Price : order.Price >= request.Price))
                    .OrderBy(order => request.IsBuy ? order.Price : -order.Price)
                    .ThenBy(order => order.Id)
                    .ToArray();
                if (opposite.Length == 0) break;
                var best = opposite[0];
                var amount = Math.Min(left, best.Left);
                expected.Add((best.Id, id, best.Price, amount));
                resting.Remove(best);
                if (best.Left > amount) resting.Add(best with { Left = best.Left - amount });
                left -= amount;
            }

            if (left > 0) resting.Add((id, request.Account, request.IsBuy, request.Price, left));
        }

        Assert.Equal(
            expected,
            desk.Engine.GetTrades(Desk.Pair).Select(trade => (trade.MakerOrderId, trade.TakerOrderId, trade.Price, trade.Amount)));
        Assert.Equal(
            resting.Select(order => (order.Id, order.Left)).Order(),
            Accounts.SelectMany(account => desk.Engine.GetOpenOrders(account)).Select(order => (order.Id, order.RemainingAmount)).Order());
        return true;
    }

    private static bool Follows(Request[] requests)
    {
        var desk = NewDesk(FeeCharging.FromReceived, SelfTradePrevention.DecrementAndCancel);
        var half = requests.Length / 2;
        foreach (var request in requests[..half]) Apply(desk, request);
        var batch = new BookDiffBatch(Desk.Pair);
        var snapshot = desk.Engine.Atomically(() =>
        {
            desk.Engine.Subscribe(batch.Add);
            return desk.Engine.GetBook(Desk.Pair);
        });
        var bids = snapshot.Bids.ToDictionary(level => level.Price);
        var asks = snapshot.Asks.ToDictionary(level => level.Price);
        var last = snapshot.UpdateId;
        foreach (var request in requests[half..])
        {
            Apply(desk, request);
            // Some requests together, some alone.
            if (request.Steps % 3 == 0) Join();
        }

        Join();
        var book = desk.Engine.GetBook(Desk.Pair);
        Assert.Equal(book.UpdateId, last);
        Assert.Equal(book.Bids, bids.Values.OrderByDescending(level => level.Price));
        Assert.Equal(book.Asks, asks.Values.OrderBy(level => level.Price));
        return true;

        void Join()
        {
            if (batch.Take() is not { } diff) return;
            Assert.Equal(last + 1, diff.FirstUpdateId);
            last = diff.LastUpdateId;
            foreach (var (side, changes) in ((Dictionary<decimal, BookLevel>, IReadOnlyList<BookLevel>)[])[(bids, diff.Bids), (asks, diff.Asks)])
            {
                foreach (var level in changes)
                {
                    if (level.Amount == 0) side.Remove(level.Price);
                    else side[level.Price] = level;
                }
            }
        }
    }
}

using Hummingbot.Plugins.Sandbox.Matching;

namespace Hummingbot.Plugins.Sandbox.Tests.Support;

/// <summary>An engine with one market and accounts that have enough, to write trading down in few words.</summary>
public sealed class Desk
{
    public const string Pair = "BTC-USDT";

    public Desk(MatchingOptions? options = null, Market? market = null, TimeProvider? time = null, decimal funds = 1_000_000m)
    {
        Engine = new MatchingEngine(
            [market ?? DefaultMarket], options ?? new MatchingOptions(), time ?? new ManualTimeProvider(), new Random(1));
        foreach (var account in (string[])["alice", "bob", "carol"])
            Engine.OpenAccount(account, new Dictionary<string, decimal> { ["BTC"] = funds, ["USDT"] = funds });
        Engine.Subscribe(Events.Add);
    }

    public static Market DefaultMarket { get; } = new()
    {
        TradingPair = Pair,
        TickSize = 0.01m,
        StepSize = 0.001m,
        ReferencePrice = 100,
        MakerFee = 0.001m,
        TakerFee = 0.002m,
    };

    public MatchingEngine Engine { get; }

    public List<EngineEvent> Events { get; } = [];

    public PlaceResult Limit(
        string account, TradeType side, decimal price, decimal amount, TimeInForce timeInForce = TimeInForce.GoodTilCancelled, string? id = null) =>
        Engine.Place(Order(account, side, OrderType.Limit, price, amount) with { TimeInForce = timeInForce, ClientOrderId = id });

    public PlaceResult PostOnly(string account, TradeType side, decimal price, decimal amount) =>
        Engine.Place(Order(account, side, OrderType.LimitMaker, price, amount));

    public PlaceResult Market(string account, TradeType side, decimal? amount = null, decimal? quoteAmount = null) =>
        Engine.Place(Order(account, side, OrderType.Market, null, amount) with { QuoteAmount = quoteAmount });

    public Balance Usdt(string account) => Engine.GetBalance(account, "USDT");

    public Balance Btc(string account) => Engine.GetBalance(account, "BTC");

    public decimal TotalOf(string asset) => Engine.Accounts.Sum(account => Engine.GetBalance(account, asset).Total);

    public static NewOrder Order(string account, TradeType side, OrderType type, decimal? price, decimal? amount) => new()
    {
        Account = account,
        TradingPair = Pair,
        Side = side,
        Type = type,
        Price = price,
        Amount = amount,
    };
}

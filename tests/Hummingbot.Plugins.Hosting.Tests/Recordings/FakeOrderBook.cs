namespace Hummingbot.Plugins.Hosting.Tests.Recordings;

/// <summary>A book of given levels; what a replay does not ask is not answered.</summary>
internal sealed class FakeOrderBook(OrderBookSnapshot snapshot) : IOrderBook
{
    public string TradingPair => snapshot.TradingPair;

    public long SnapshotUpdateId => snapshot.UpdateId;

    public long LastDiffUpdateId => snapshot.UpdateId;

    public long Version => 1;

    public int BidCount => snapshot.Bids.Count;

    public int AskCount => snapshot.Asks.Count;

    public OrderBookRow? BestBid => throw new NotSupportedException();

    public OrderBookRow? BestAsk => throw new NotSupportedException();

    public decimal? MidPrice => throw new NotSupportedException();

    public decimal? LastTradePrice => throw new NotSupportedException();

    public OrderBookSnapshot GetSnapshot(int depth = int.MaxValue) =>
        snapshot with { Bids = [.. snapshot.Bids.Take(depth)], Asks = [.. snapshot.Asks.Take(depth)] };

    public decimal GetPrice(bool isBuy) => throw new NotSupportedException();

    public OrderBookQueryResult GetPriceForVolume(bool isBuy, decimal volume) => throw new NotSupportedException();

    public OrderBookQueryResult GetVwapForVolume(bool isBuy, decimal volume) => throw new NotSupportedException();

    public OrderBookQueryResult GetPriceForQuoteVolume(bool isBuy, decimal quoteVolume) => throw new NotSupportedException();

    public OrderBookQueryResult GetQuoteVolumeForBaseAmount(bool isBuy, decimal baseAmount) => throw new NotSupportedException();

    public OrderBookQueryResult GetVolumeForPrice(bool isBuy, decimal price) => throw new NotSupportedException();

    public OrderBookQueryResult GetQuoteVolumeForPrice(bool isBuy, decimal price) => throw new NotSupportedException();

    public IReadOnlyList<OrderBookRow> SimulateBuy(decimal amount) => throw new NotSupportedException();

    public IReadOnlyList<OrderBookRow> SimulateSell(decimal amount) => throw new NotSupportedException();

    public (int Bids, int Asks) CopyRows(Span<OrderBookRow> bids, Span<OrderBookRow> asks) => throw new NotSupportedException();

    public IDisposable SubscribeTrades(Action<OrderBookTradeEvent> listener) => throw new NotSupportedException();

    public IDisposable SubscribeChanges(Action<IOrderBook> listener) => throw new NotSupportedException();
}

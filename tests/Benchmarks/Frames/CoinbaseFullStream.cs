using System.Globalization;
using System.Text;

namespace Hummingbot.Plugins.Benchmarks;

/// <summary>
/// A stream of Coinbase's <c>full</c> channel for one product: members in the venue's own order, sizes and kinds as a busy product has them
/// (a third each of received, open and done; few matches; now and then a change), on a book of thousands of orders.
/// </summary>
internal sealed class CoinbaseFullStream
{
    public const string Pair = "BTC-USD";

    public const string Products =
        """[{"id":"BTC-USD","base_currency":"BTC","quote_currency":"USD","status":"online","trading_disabled":false}]""";

    private const int RestingOrders = 6_000;
    private const long FirstSequence = 61_000_000_000;

    private readonly Random _random = new(20240817);
    private readonly List<Order> _orders = [];
    private readonly List<byte[]> _frames = [];
    private long _sequence = FirstSequence;
    private long _tradeId = 480_000_000;
    private long _microseconds;

    private CoinbaseFullStream(int messages)
    {
        while (_orders.Count < RestingOrders) _orders.Add(NewOrder(IsBuy()));
        Snapshot = Encoding.UTF8.GetBytes(
            $$"""{"bids":[{{Rows(isBuy: true)}}],"asks":[{{Rows(isBuy: false)}}],"sequence":{{_sequence}},"auction_mode":false,"auction":null,"time":"{{Now()}}"}""");
        _sequence++;
        while (_frames.Count < messages) Act();
        Frames = _frames;
    }

    /// <summary>The level-3 book before the first message, as REST answers.</summary>
    public byte[] Snapshot { get; }

    /// <summary>The messages.</summary>
    public IReadOnlyList<byte[]> Frames { get; }

    public static CoinbaseFullStream Create(int messages) => new(messages);

    private void Act()
    {
        var dice = _random.Next(1000);
        if (dice < 25) Take();
        else if (dice < 30) Change(Any());
        else if (_orders.Count > RestingOrders) Cancel(Any());
        else Place();
    }

    private void Place()
    {
        var order = NewOrder(IsBuy());
        SayReceived(order);
        Say($$"""{"type":"open","side":"{{order.Side}}","product_id":"{{Pair}}","time":"{{Now()}}","sequence":{{_sequence}},"price":"{{order.Price}}","order_id":"{{order.Id}}","remaining_size":"{{order.Size}}"}""");
        _orders.Add(order);

        // Most of a busy product's orders are gone soon after they came.
        if (_random.Next(2) == 0) Cancel(order);
    }

    private void Cancel(Order order)
    {
        _orders.Remove(order);
        SayDone(order, "canceled");
    }

    private void Change(Order order)
    {
        var size = Math.Max(0.00000001m, decimal.Round(order.Size / 2, 8));
        Say($$"""{"type":"change","reason":"STP","time":"{{Now()}}","sequence":{{_sequence}},"order_id":"{{order.Id}}","side":"{{order.Side}}","product_id":"{{Pair}}","old_size":"{{order.Size}}","new_size":"{{size}}","price":"{{order.Price}}"}""");
        order.Size = size;
    }

    private void Take()
    {
        var taker = NewOrder(IsBuy());
        SayReceived(taker);
        for (var fills = 0; taker.Size > 0 && fills < 3; fills++)
        {
            var maker = taker.IsBuy
                ? _orders.Where(order => !order.IsBuy).MinBy(order => order.Price)!
                : _orders.Where(order => order.IsBuy).MaxBy(order => order.Price)!;
            var size = Math.Min(taker.Size, maker.Size);
            Say($$"""{"type":"match","trade_id":{{_tradeId++}},"maker_order_id":"{{maker.Id}}","taker_order_id":"{{taker.Id}}","side":"{{maker.Side}}","size":"{{size}}","price":"{{maker.Price}}","product_id":"{{Pair}}","sequence":{{_sequence}},"time":"{{Now()}}"}""");
            taker.Size -= size;
            maker.Size -= size;
            if (maker.Size > 0) continue;
            _orders.Remove(maker);
            SayDone(maker, "filled");
        }

        SayDone(taker, taker.Size == 0 ? "filled" : "canceled");
    }

    private void SayReceived(Order order) =>
        Say($$"""{"type":"received","side":"{{order.Side}}","product_id":"{{Pair}}","time":"{{Now()}}","sequence":{{_sequence}},"order_id":"{{order.Id}}","order_type":"limit","size":"{{order.Size}}","price":"{{order.Price}}","client_oid":"{{NewId()}}"}""");

    private void SayDone(Order order, string reason) =>
        Say($$"""{"type":"done","side":"{{order.Side}}","product_id":"{{Pair}}","time":"{{Now()}}","sequence":{{_sequence}},"order_id":"{{order.Id}}","reason":"{{reason}}","price":"{{order.Price}}","remaining_size":"{{order.Size}}"}""");

    private void Say(FormattableString message)
    {
        _frames.Add(Encoding.UTF8.GetBytes(message.ToString(CultureInfo.InvariantCulture)));
        _sequence++;
        _microseconds += _random.Next(1, 5_000);
    }

    private string Rows(bool isBuy) => string.Join(
        ',', _orders.Where(order => order.IsBuy == isBuy).Select(order => FormattableString.Invariant($"[\"{order.Price}\",\"{order.Size}\",\"{order.Id}\"]")));

    // Most orders are placed near the best price, many share a price with others, and no two sides meet.
    private Order NewOrder(bool isBuy) => new(NewId(), isBuy)
    {
        Price = 65_000m + ((isBuy ? -0.01m : 0.01m) * _random.Next(1, 60) * _random.Next(1, 60)),
        Size = _random.Next(1, 200_000_000) / 100_000_000m,
    };

    private Order Any() => _orders[_random.Next(_orders.Count)];

    private bool IsBuy() => _random.Next(2) == 0;

    private string NewId()
    {
        var bytes = new byte[16];
        _random.NextBytes(bytes);
        return new Guid(bytes).ToString();
    }

    private string Now() => new DateTime(2024, 8, 17, 0, 0, 0, DateTimeKind.Utc).AddMicroseconds(_microseconds)
        .ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);

    private sealed class Order(string id, bool isBuy)
    {
        public string Id => id;

        public bool IsBuy => isBuy;

        public string Side => isBuy ? "buy" : "sell";

        public decimal Price { get; init; }

        public decimal Size { get; set; }
    }
}

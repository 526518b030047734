using System.Globalization;
using System.Text.Json.Nodes;

namespace Hummingbot.Plugins.Coinbase.Tests.Support;

/// <summary>
/// A little venue that trades single orders and tells about it as the feed does. It keeps its own orders in the plainest way, to compare
/// with; everything it does follows from its seed. A venue's server asks for the book while a test moves the market, so both take turns.
/// </summary>
internal sealed class OrderSimulator(int seed, string product = Frames.Pair)
{
    private readonly Lock _turn = new();
    private readonly Random _random = new(seed);
    private readonly List<Order> _orders = [];
    private readonly Queue<string> _frames = new();
    private long _sequence = 1000;
    private long _tradeId = 5000;

    public long Sequence => _sequence;

    public int Trades { get; private set; }

    public int OrderCount => _orders.Count;

    public IEnumerable<(decimal Price, decimal Size)> Bids => Levels("buy").OrderByDescending(level => level.Price);

    public IEnumerable<(decimal Price, decimal Size)> Asks => Levels("sell").OrderBy(level => level.Price);

    /// <summary>The book of single orders, as REST answers.</summary>
    public string Level3()
    {
        lock (_turn)
        {
            return new JsonObject
            {
                ["bids"] = Rows("buy"),
                ["asks"] = Rows("sell"),
                ["sequence"] = _sequence,
                ["auction_mode"] = false,
                ["auction"] = null,
                ["time"] = Now(),
            }.ToJsonString();
        }
    }

    /// <summary>The next message; now and then an action of the market makes several.</summary>
    public string Next()
    {
        lock (_turn)
        {
            while (_frames.Count == 0) Act();
            return _frames.Dequeue();
        }
    }

    /// <summary>Hands out what the last action still has to say, so that the orders here and those told about are the same.</summary>
    public IEnumerable<string> Rest()
    {
        while (_frames.TryDequeue(out var frame)) yield return frame;
    }

    private void Act()
    {
        var dice = _random.Next(100);
        if (dice < 45 || _orders.Count < 40) Place();
        else if (dice < 60) Cancel(Any());
        else if (dice < 70) Resize(Any());
        else if (dice < 76) Move(Any());
        else if (dice < 80) ChangeUnknown();
        else if (dice < 83) Say("activate", ("order_id", NewId()), ("stop_type", "entry"), ("side", "buy"), ("stop_price", "80"), ("size", "2"));
        else Take(isMarket: dice < 92);
    }

    private void Place()
    {
        var side = _random.Next(2) == 0 ? "buy" : "sell";
        var order = new Order(NewId(), side, PriceFor(side), Size());
        Say("received", ("order_id", order.Id), ("size", Text(order.Size)), ("price", Text(order.Price)), ("side", side), ("order_type", "limit"));
        _orders.Add(order);
        Say("open", ("order_id", order.Id), ("remaining_size", Text(order.Size)), ("price", Text(order.Price)), ("side", side));
    }

    private void Cancel(Order order)
    {
        _orders.Remove(order);

        // The venue may give another price than the order rests at.
        var price = _random.Next(10) == 0 ? order.Price + 0.5m : order.Price;
        Say("done", ("order_id", order.Id), ("reason", "canceled"), ("price", Text(price)), ("remaining_size", Text(order.Size)), ("side", order.Side));
    }

    private void Resize(Order order)
    {
        var size = decimal.Round(order.Size * _random.Next(1, 99) / 100m, 8);
        Say("change", ("order_id", order.Id), ("new_size", Text(size)), ("old_size", Text(order.Size)), ("price", Text(order.Price)), ("side", order.Side));
        order.Size = size;
    }

    private void Move(Order order)
    {
        var (price, size) = (PriceFor(order.Side), Size());
        Say("change", ("reason", "modify_order"), ("order_id", order.Id), ("side", order.Side), ("old_size", Text(order.Size)), ("new_size", Text(size)),
            ("old_price", Text(order.Price)), ("new_price", Text(price)));
        (order.Price, order.Size) = (price, size);
    }

    private void ChangeUnknown()
    {
        Say("change", ("order_id", NewId()), ("new_funds", "10.5"), ("old_funds", "20.5"), ("price", null), ("side", "sell"));
        Say("change", ("order_id", NewId()), ("new_size", "1"), ("old_size", "2"), ("price", "95"), ("side", "buy"));
    }

    private void Take(bool isMarket)
    {
        var side = _random.Next(2) == 0 ? "buy" : "sell";
        var makerSide = side == "buy" ? "sell" : "buy";
        var taker = NewId();
        var left = Size() * 3;
        Say("received", ("order_id", taker), ("size", Text(left)), ("price", isMarket ? null : Text(100)), ("side", side),
            ("order_type", isMarket ? "market" : "limit"));
        foreach (var maker in _orders.Where(order => order.Side == makerSide)
                     .OrderBy(order => makerSide == "sell" ? order.Price : -order.Price).Take(4).ToList())
        {
            if (left == 0) break;
            var size = Math.Min(left, maker.Size);
            if (size == 0) continue;
            left -= size;
            maker.Size -= size;
            Trades++;
            Say("match", ("trade_id", _tradeId++), ("maker_order_id", maker.Id), ("taker_order_id", taker), ("size", Text(size)),
                ("price", Text(maker.Price)), ("side", makerSide));
            if (maker.Size > 0) continue;
            _orders.Remove(maker);
            Say("done", ("order_id", maker.Id), ("reason", "filled"), ("price", Text(maker.Price)), ("remaining_size", "0"), ("side", makerSide));
        }

        if (isMarket) Say("done", ("order_id", taker), ("reason", "filled"), ("side", side));
        else Say("done", ("order_id", taker), ("reason", "canceled"), ("price", Text(100)), ("remaining_size", Text(left)), ("side", side));
    }

    private void Say(string type, params (string Key, object? Value)[] members)
    {
        (string Key, object? Value)[] all =
            [("type", type), ("product_id", product), ("sequence", ++_sequence), ("time", Now()), .. members];
        if (_random.Next(3) == 0) _random.Shuffle(all);
        _frames.Enqueue(new JsonObject(all.Select(member => KeyValuePair.Create(member.Key, (JsonNode?)(member.Value switch
        {
            null => null,
            long number => JsonValue.Create(number),
            var text => JsonValue.Create((string)text),
        })))).ToJsonString());
    }

    private JsonArray Rows(string side) =>
        new([.. _orders.Where(order => order.Side == side).Select(order => new JsonArray(Text(order.Price), Text(order.Size), order.Id))]);

    private IEnumerable<(decimal Price, decimal Size)> Levels(string side) => _orders.Where(order => order.Side == side)
        .GroupBy(order => order.Price).Select(level => (level.Key, level.Sum(order => order.Size))).Where(level => level.Item2 > 0);

    private Order Any() => _orders[_random.Next(_orders.Count)];

    // Bids below 100 and asks above it, on few prices, so that orders share their levels.
    private decimal PriceFor(string side) => 100m + ((side == "buy" ? -1 : 1) * _random.Next(1, 40) * 0.25m);

    private decimal Size() => _random.Next(1, 100_000_000) / (_random.Next(2) == 0 ? 100_000_000m : 1_000m);

    private string NewId()
    {
        var bytes = new byte[16];
        _random.NextBytes(bytes);
        return new Guid(bytes).ToString();
    }

    private string Now() => DateTimeOffset.UnixEpoch.AddSeconds(_sequence).ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed class Order(string id, string side, decimal price, decimal size)
    {
        public string Id => id;

        public string Side => side;

        public decimal Price { get; set; } = price;

        public decimal Size { get; set; } = size;
    }
}

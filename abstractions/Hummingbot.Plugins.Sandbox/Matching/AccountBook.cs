namespace Hummingbot.Plugins.Sandbox.Matching;

/// <summary>One account: its balances, orders and fills.</summary>
internal sealed class AccountBook(string name, int historyLength)
{
    private readonly Dictionary<string, Holding> _holdings = new(StringComparer.Ordinal);
    private readonly Dictionary<long, OrderEntry> _orders = [];
    private readonly Dictionary<Guid, OrderEntry> _byUuid = [];
    private readonly Dictionary<string, OrderEntry> _byClientId = new(StringComparer.Ordinal);
    private readonly Queue<OrderEntry> _done = new();
    private readonly Queue<Fill> _fills = new();

    public string Name { get; } = name;

    public int OpenOrders { get; private set; }

    /// <summary>The fills that are remembered, oldest first.</summary>
    public IEnumerable<Fill> Fills => _fills;

    /// <summary>The orders that are remembered, in no order.</summary>
    public IEnumerable<OrderEntry> Orders => _orders.Values;

    public IEnumerable<string> Assets => _holdings.Keys;

    public Balance BalanceOf(string asset)
    {
        var holding = _holdings.GetValueOrDefault(asset);
        return new Balance(asset, holding.Total, holding.Held);
    }

    public void Change(string asset, decimal total, decimal held)
    {
        var holding = _holdings.GetValueOrDefault(asset);
        holding = new Holding(holding.Total + total, holding.Held + held);
        if (holding.Held < 0 || holding.Total < holding.Held)
            throw new InvalidOperationException($"Account '{Name}' would have {holding.Total} {asset} with {holding.Held} on hold.");
        _holdings[asset] = holding;
    }

    public void Add(OrderEntry order)
    {
        _orders.Add(order.Id, order);
        _byUuid.Add(order.Uuid, order);
        if (order.Request.ClientOrderId is { } id) _byClientId[id] = order;
        OpenOrders++;
    }

    public void Add(Fill fill)
    {
        _fills.Enqueue(fill);
        if (_fills.Count > historyLength) _fills.Dequeue();
    }

    /// <summary>An order of the account has ended: it is remembered until too many have ended after it.</summary>
    public void End(OrderEntry order)
    {
        OpenOrders--;
        _done.Enqueue(order);
        if (_done.Count <= historyLength) return;
        var oldest = _done.Dequeue();
        _orders.Remove(oldest.Id);
        _byUuid.Remove(oldest.Uuid);
        if (oldest.Request.ClientOrderId is { } id && _byClientId.GetValueOrDefault(id) == oldest) _byClientId.Remove(id);
    }

    public OrderEntry? Find(long id) => _orders.GetValueOrDefault(id);

    public OrderEntry? Find(Guid uuid) => _byUuid.GetValueOrDefault(uuid);

    public OrderEntry? Find(string clientOrderId) => _byClientId.GetValueOrDefault(clientOrderId);

    private readonly record struct Holding(decimal Total, decimal Held);
}

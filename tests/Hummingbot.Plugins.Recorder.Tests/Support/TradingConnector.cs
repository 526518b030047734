using System.Collections.Concurrent;
using NSubstitute;

namespace Hummingbot.Plugins.Recorder.Tests.Support;

/// <summary>A connector as a recorder sees one: it has orders and announces events.</summary>
internal sealed class TradingConnector
{
    private Action<ExchangeEvent>? _listener;

    public TradingConnector(string name = "binance")
    {
        Connector = Substitute.For<IExchangeConnector>();
        Connector.Name.Returns(name);
        Connector.NetworkStatus.Returns(NetworkStatus.Connected);
        Connector.IsReady.Returns(true);
        Connector.StatusDictionary.Returns(new Dictionary<string, bool> { ["account_balance"] = true });
        Connector.InFlightOrders.Returns(_ => Orders.ToDictionary());
        Connector.TrackingStates.Returns(_ => Orders.ToDictionary(pair => pair.Key, pair => State(pair.Value)));
        Connector.Subscribe(Arg.Any<Action<ExchangeEvent>>()).Returns(call =>
        {
            _listener = call.Arg<Action<ExchangeEvent>>();
            return Substitute.For<IDisposable>();
        });
    }

    public IExchangeConnector Connector { get; }

    /// <summary>The orders that have not ended.</summary>
    public ConcurrentDictionary<string, InFlightOrder> Orders { get; } = new();

    public static string State(InFlightOrder order) => $"{{\"id\":\"{order.ClientOrderId}\",\"fills\":{order.Fills.Count}}}";

    public void Announce(ExchangeEvent announcement) => _listener!(announcement);

    /// <summary>Has the order so from now on, and announces it.</summary>
    public void Update(InFlightOrder order)
    {
        if (order.IsOpen) Orders[order.ClientOrderId] = order;
        else Orders.TryRemove(order.ClientOrderId, out _);
        Announce(Sample.Updated(order));
    }

    /// <summary>An order's whole life, from acknowledgement to completion.</summary>
    public void Trade(string id, string tradeId)
    {
        var open = Sample.Order(id, OrderState.Open) with { ExchangeOrderId = "X1" };
        Orders[id] = open;
        Announce(Sample.Created(id));
        Announce(Sample.Updated(open));
        var filled = open.WithFill(tradeId, 1.5m, OrderState.Filled);
        Orders.TryRemove(id, out _);
        Announce(Sample.Filled(id, tradeId));
        Announce(Sample.Completed(id));
        Announce(Sample.Updated(filled));
    }
}

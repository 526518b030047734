using Hummingbot.Plugins.Sandbox.Matching;
using Hummingbot.Plugins.Sandbox.Server;

namespace Hummingbot.Plugins.FaultMatrix.Tests.Support;

/// <summary>What the venue knows of the connector's account, and whether the connector says the same at present.</summary>
internal sealed class Truth(MatchingEngine engine)
{
    /// <summary>The account's orders, by client order id. The venue has none twice.</summary>
    public IReadOnlyDictionary<string, Order> Orders()
    {
        var orders = engine.GetOrders(VenueSandbox.UserAccount);
        foreach (var twice in orders.GroupBy(order => order.ClientOrderId).Where(group => group.Key is null || group.Count() > 1))
            Assert.Fail($"The venue has the order '{twice.Key}' {twice.Count()} times.");
        return orders.ToDictionary(order => order.ClientOrderId!, StringComparer.Ordinal);
    }

    /// <summary>The account's executions, by client order id.</summary>
    public ILookup<string, Fill> Fills() =>
        engine.GetFills(VenueSandbox.UserAccount).ToLookup(fill => fill.ClientOrderId ?? "", StringComparer.Ordinal);

    /// <summary>How the connector's present view differs, or <see langword="null"/> when it does not: orders in flight and balances.</summary>
    public string? DifferenceTo(IExchangeConnector connector)
    {
        var inFlight = connector.InFlightOrders;
        var open = engine.GetOpenOrders(VenueSandbox.UserAccount);
        foreach (var order in open)
        {
            if (!inFlight.TryGetValue(order.ClientOrderId!, out var ours)) return $"{order.ClientOrderId} is open at the venue alone";
            if (ours.IsOutcomeUnknown) return $"{order.ClientOrderId} is open at the venue and in doubt here";
            if (ours.ExecutedAmountBase != order.FilledAmount || ours.ExecutedAmountQuote != order.FilledQuote)
                return $"{order.ClientOrderId} has traded {order.FilledAmount} at the venue and {ours.ExecutedAmountBase} here";
            if (ours.FeesPaid.GetValueOrDefault(order.FeeAsset) != order.FeePaid)
                return $"{order.ClientOrderId} has paid {order.FeePaid} {order.FeeAsset}, and here {ours.FeesPaid.GetValueOrDefault(order.FeeAsset)}";
            var state = order.FilledAmount > 0 ? OrderState.PartiallyFilled : OrderState.Open;
            if (ours.State != state && ours.State != OrderState.PendingCancel) return $"{order.ClientOrderId} is {state} at the venue and {ours.State} here";
        }

        if (inFlight.Keys.Except(open.Select(order => order.ClientOrderId!)).FirstOrDefault() is { } extra)
            return $"{extra} is in flight here ({inFlight[extra].State}{(inFlight[extra].IsOutcomeUnknown ? ", in doubt" : "")}) and not open at the venue";
        foreach (var balance in engine.GetBalances(VenueSandbox.UserAccount))
        {
            var (total, available) = (connector.GetBalance(balance.Asset), connector.GetAvailableBalance(balance.Asset));
            if (total != balance.Total || available != balance.Available)
                return $"{balance.Asset} is {balance.Total} ({balance.Available}) at the venue and {total} ({available}) here";
        }

        return connector.IsReady ? null : "the connector is not ready";
    }
}

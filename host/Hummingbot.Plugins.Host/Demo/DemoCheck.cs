using Hummingbot.Plugins.Host.Trading;
using Hummingbot.Plugins.Hosting;
using Hummingbot.Plugins.Recorder;

namespace Hummingbot.Plugins.Host.Demo;

/// <summary>Holds what a connector and the database say against what the sandbox knows, to the last digit.</summary>
/// <param name="trading">The exchange.</param>
/// <param name="fills">The fills that were announced.</param>
internal sealed class DemoCheck(TradingExchange trading, IReadOnlyList<OrderFilledEvent> fills)
{
    private const int MostRows = 1_000;

    private static readonly TimeSpan BalanceLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits until the connector's balances are the sandbox's; at the latest when they should have been for long.</summary>
    public async Task SettleAsync(SandboxAccount account, TimeProvider time, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        using var timer = new PeriodicTimer(LookInterval, time);
        while (FindDifference(account) is not null && time.GetElapsedTime(began) < BalanceLimit)
            await timer.WaitForNextTickAsync(cancellationToken);
    }

    /// <summary>Finds what is wrong with balances or fills.</summary>
    /// <param name="start">The totals before.</param>
    /// <param name="account">What the sandbox knows now.</param>
    public string? FindBalanceFlaw(IReadOnlyDictionary<string, decimal> start, SandboxAccount account)
    {
        var expected = FillEffect.Apply(start, fills);
        foreach (var (asset, total) in expected)
        {
            var held = account.Balances.GetValueOrDefault(asset).Total;
            if (held != total) return $"{asset}: start, fills and fees make {Text(total)}, the sandbox has {Text(held)}";
        }

        var announced = fills.Select(fill => (fill.OrderId, fill.Price, fill.Amount, FillEffect.FeesOf(fill).Sum(fee => fee.Amount)));
        var executed = account.Fills.Select(fill => (fill.ClientOrderId ?? string.Empty, fill.Price, fill.Amount, fill.Fee));
        return announced.SequenceEqual(executed) ? FindDifference(account) : "the fills announced are not those of the sandbox";
    }

    /// <summary>Counts the rows of orders, status changes and fills, and finds what is missing.</summary>
    /// <param name="history">The database; everything has been written to it.</param>
    /// <param name="orders">The orders, with the state and the status changes that each must have.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<(int Rows, string? Flaw)> ReadRecordAsync(
        TradeHistory history,
        IReadOnlyList<(string Id, OrderState State, IReadOnlyList<string> Steps)> orders,
        CancellationToken cancellationToken)
    {
        var rows = 0;
        string? flaw = null;
        foreach (var (id, state, steps) in orders)
        {
            var order = await history.FindOrderAsync(trading.Handle.Name, id, cancellationToken);
            var statuses = await history.GetStatusesAsync(trading.Handle.Name, id, cancellationToken);
            var filter = new HistoryFilter { Exchange = trading.Handle.Name, ClientOrderId = id, Take = MostRows };
            var recorded = await history.GetFillsAsync(filter, cancellationToken);
            rows += (order is null ? 0 : 1) + statuses.Count + recorded.Count;
            var announced = fills.Where(fill => fill.OrderId == id).Select(fill => (fill.ExchangeTradeId, fill.Price, fill.Amount));
            if (order?.State != state)
                flaw ??= $"the order {id} is not on record as {state}";
            else if (!steps.SequenceEqual(statuses.Select(step => step.Status).Where(steps.Contains)))
                flaw ??= $"a status change of the order {id} is missing";
            else if (!announced.ToHashSet().SetEquals(recorded.Select(fill => (fill.ExchangeTradeId, fill.Price, fill.Amount))))
                flaw ??= $"a fill of the order {id} is missing";
        }

        return (rows, flaw);
    }

    private string? FindDifference(SandboxAccount account)
    {
        var connector = trading.Connector;
        foreach (var (asset, (total, available)) in account.Balances)
        {
            var (known, usable) = (connector.GetBalance(asset), connector.GetAvailableBalance(asset));
            if (known != total) return $"{asset}: the connector says {Text(known)}, the sandbox has {Text(total)}";
            if (usable != available)
                return $"{asset}: the connector says that {Text(usable)} is available, at the sandbox it is {Text(available)}";
        }

        return null;
    }

    private static string Text(decimal value) => DecimalText.Format(value);
}

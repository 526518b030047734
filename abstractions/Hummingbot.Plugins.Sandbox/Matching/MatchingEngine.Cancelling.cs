namespace Hummingbot.Plugins.Sandbox.Matching;

/// <content>Cancelling.</content>
public sealed partial class MatchingEngine
{
    /// <summary>Cancels an order by the venue's number.</summary>
    /// <param name="account">The account; it can only cancel its own.</param>
    /// <param name="orderId">The number.</param>
    /// <returns>What became of it.</returns>
    public CancelResult Cancel(string account, long orderId) => Cancel(account, book => book.Find(orderId), $"order {orderId}");

    /// <summary>Cancels an order by the venue's UUID.</summary>
    /// <param name="account">The account; it can only cancel its own.</param>
    /// <param name="uuid">The UUID.</param>
    /// <returns>What became of it.</returns>
    public CancelResult Cancel(string account, Guid uuid) => Cancel(account, book => book.Find(uuid), $"order {uuid}");

    /// <summary>Cancels the newest order that has a client order id.</summary>
    /// <param name="account">The account; it can only cancel its own.</param>
    /// <param name="clientOrderId">The client order id.</param>
    /// <returns>What became of it.</returns>
    public CancelResult CancelByClientOrderId(string account, string clientOrderId) =>
        Cancel(account, book => book.Find(clientOrderId), $"client order id '{clientOrderId}'");

    /// <summary>Cancels all open orders of an account.</summary>
    /// <param name="account">The account.</param>
    /// <param name="tradingPair">Only of this pair; <see langword="null"/> for all.</param>
    /// <returns>What was cancelled, oldest first.</returns>
    public IReadOnlyList<Order> CancelAll(string account, string? tradingPair = null)
    {
        lock (_lock)
        {
            Enter();
            OrderEntry[] open =
            [
                .. AccountOf(account).Orders
                    .Where(order => order.IsOpen && (tradingPair is null || order.Market.TradingPair == tradingPair))
                    .OrderBy(order => order.Id),
            ];
            foreach (var order in open) End(_books[order.Market.TradingPair], order, DoneReason.Cancelled);
            Publish();
            return [.. open.Select(order => order.ToOrder())];
        }
    }

    private CancelResult Cancel(string account, Func<AccountBook, OrderEntry?> find, string what)
    {
        lock (_lock)
        {
            Enter();
            if (find(AccountOf(account)) is not { } order)
                return new CancelResult { Rejection = new Rejection(RejectReason.UnknownOrder, $"The account has no {what}.") };
            if (!order.IsOpen)
            {
                var done = new Rejection(RejectReason.OrderAlreadyDone, $"The account's {what} has ended: {order.DoneReason}.");
                return new CancelResult { Order = order.ToOrder(), Rejection = done };
            }

            End(_books[order.Market.TradingPair], order, DoneReason.Cancelled);
            Publish();
            return new CancelResult { Order = order.ToOrder() };
        }
    }
}

namespace Hummingbot.Plugins.Sandbox.Matching;

/// <content>Reading.</content>
public sealed partial class MatchingEngine
{
    /// <summary>The names of the accounts, that of the fees included.</summary>
    public IReadOnlyList<string> Accounts
    {
        get
        {
            lock (_lock) return [.. _accounts.Keys];
        }
    }

    /// <summary>A market's rules.</summary>
    /// <param name="tradingPair">The pair, as <c>BASE-QUOTE</c>.</param>
    /// <returns>The market; <see langword="null"/> when there is none.</returns>
    public Market? FindMarket(string tradingPair) => _books.GetValueOrDefault(tradingPair)?.Market;

    /// <summary>Where a market stands.</summary>
    /// <param name="tradingPair">The pair.</param>
    /// <returns>Numbers, last trade and best prices.</returns>
    /// <exception cref="ArgumentException">There is no such market.</exception>
    public MarketStatus GetStatus(string tradingPair)
    {
        lock (_lock)
        {
            var book = BookOf(tradingPair);
            return new MarketStatus(
                book.Market, book.IsHalted, book.Sequence, book.UpdateId, book.LastTrade, book.Best(TradeType.Buy), book.Best(TradeType.Sell));
        }
    }

    /// <summary>The levels of a book.</summary>
    /// <param name="tradingPair">The pair.</param>
    /// <param name="depth">At most so many levels a side.</param>
    /// <returns>A snapshot.</returns>
    /// <exception cref="ArgumentException">There is no such market.</exception>
    public BookSnapshot GetBook(string tradingPair, int depth = int.MaxValue)
    {
        lock (_lock)
        {
            var book = BookOf(tradingPair);
            return new BookSnapshot(tradingPair, book.UpdateId, book.Sequence, Side(TradeType.Buy), Side(TradeType.Sell));

            BookLevel[] Side(TradeType side) => [.. book.Levels(side).Take(depth).Select(level => level.ToLevel())];
        }
    }

    /// <summary>The orders of a book.</summary>
    /// <param name="tradingPair">The pair.</param>
    /// <returns>A snapshot.</returns>
    /// <exception cref="ArgumentException">There is no such market.</exception>
    public OrdersSnapshot GetBookOrders(string tradingPair)
    {
        lock (_lock)
        {
            var book = BookOf(tradingPair);
            return new OrdersSnapshot(tradingPair, book.Sequence, Side(TradeType.Buy), Side(TradeType.Sell));

            Order[] Side(TradeType side) => [.. book.Levels(side).SelectMany(level => level.Orders).Select(order => order.ToOrder())];
        }
    }

    /// <summary>The last trades of a market.</summary>
    /// <param name="tradingPair">The pair.</param>
    /// <param name="count">At most so many.</param>
    /// <returns>The trades, oldest first.</returns>
    /// <exception cref="ArgumentException">There is no such market.</exception>
    public IReadOnlyList<Trade> GetTrades(string tradingPair, int count = int.MaxValue)
    {
        lock (_lock)
        {
            return [.. BookOf(tradingPair).Trades.TakeLast(count)];
        }
    }

    /// <summary>What an account has of an asset; zeros when it never had any.</summary>
    /// <param name="account">The account.</param>
    /// <param name="asset">The asset.</param>
    /// <returns>The balance.</returns>
    /// <exception cref="ArgumentException">There is no such account.</exception>
    public Balance GetBalance(string account, string asset)
    {
        lock (_lock) return AccountOf(account).BalanceOf(asset);
    }

    /// <summary>What an account has of every asset that it ever had.</summary>
    /// <param name="account">The account.</param>
    /// <returns>The balances, by name of asset.</returns>
    /// <exception cref="ArgumentException">There is no such account.</exception>
    public IReadOnlyList<Balance> GetBalances(string account)
    {
        lock (_lock)
        {
            var book = AccountOf(account);
            return [.. book.Assets.Order(StringComparer.Ordinal).Select(book.BalanceOf)];
        }
    }

    /// <summary>An account's order by the venue's number.</summary>
    /// <param name="account">The account; it sees only its own.</param>
    /// <param name="orderId">The number.</param>
    /// <returns>The order; <see langword="null"/> when there is none.</returns>
    public Order? FindOrder(string account, long orderId)
    {
        lock (_lock) return AccountOf(account).Find(orderId)?.ToOrder();
    }

    /// <summary>An account's order by the venue's UUID.</summary>
    /// <param name="account">The account; it sees only its own.</param>
    /// <param name="uuid">The UUID.</param>
    /// <returns>The order; <see langword="null"/> when there is none.</returns>
    public Order? FindOrder(string account, Guid uuid)
    {
        lock (_lock) return AccountOf(account).Find(uuid)?.ToOrder();
    }

    /// <summary>The newest order of an account that has a client order id.</summary>
    /// <param name="account">The account; it sees only its own.</param>
    /// <param name="clientOrderId">The client order id.</param>
    /// <returns>The order; <see langword="null"/> when there is none.</returns>
    public Order? FindOrderByClientOrderId(string account, string clientOrderId)
    {
        lock (_lock) return AccountOf(account).Find(clientOrderId)?.ToOrder();
    }

    /// <summary>An account's open orders.</summary>
    /// <param name="account">The account.</param>
    /// <param name="tradingPair">Only of this pair; <see langword="null"/> for all.</param>
    /// <returns>The orders, oldest first.</returns>
    public IReadOnlyList<Order> GetOpenOrders(string account, string? tradingPair = null) =>
        [.. GetOrders(account, tradingPair).Where(order => order.IsOpen)];

    /// <summary>An account's orders, as far as they are remembered.</summary>
    /// <param name="account">The account.</param>
    /// <param name="tradingPair">Only of this pair; <see langword="null"/> for all.</param>
    /// <returns>The orders, oldest first.</returns>
    public IReadOnlyList<Order> GetOrders(string account, string? tradingPair = null)
    {
        lock (_lock)
        {
            return
            [
                .. AccountOf(account).Orders
                    .Where(order => tradingPair is null || order.Market.TradingPair == tradingPair)
                    .OrderBy(order => order.Id)
                    .Select(order => order.ToOrder()),
            ];
        }
    }

    /// <summary>An account's fills, as far as they are remembered.</summary>
    /// <param name="account">The account.</param>
    /// <param name="tradingPair">Only of this pair; <see langword="null"/> for all.</param>
    /// <returns>The fills, oldest first.</returns>
    public IReadOnlyList<Fill> GetFills(string account, string? tradingPair = null)
    {
        lock (_lock)
        {
            return [.. AccountOf(account).Fills.Where(fill => tradingPair is null || fill.TradingPair == tradingPair)];
        }
    }
}

namespace Hummingbot.Plugins.Sdk.Trading;

/// <summary>What one message or answer of a venue says about the account. Used by one thread; applied as a whole.</summary>
public sealed class AccountUpdates
{
    private readonly List<TradeUpdate> _trades = [];
    private readonly List<OrderUpdate> _orders = [];
    private readonly List<AssetBalance> _balances = [];

    /// <summary>Executions, applied first.</summary>
    public IReadOnlyList<TradeUpdate> Trades => _trades;

    /// <summary>States of orders, applied after the executions.</summary>
    public IReadOnlyList<OrderUpdate> Orders => _orders;

    /// <summary>Balances of the assets that changed.</summary>
    public IReadOnlyList<AssetBalance> Balances => _balances;

    /// <summary>Whether balances have changed in a way that the message does not tell in full.</summary>
    public bool AreBalancesStale { get; private set; }

    /// <summary>Whether orders or fills may have been missed, so that the account is to be read over REST.</summary>
    public bool IsReconciliationNeeded { get; private set; }

    /// <summary>Adds an execution.</summary>
    /// <param name="trade">The execution.</param>
    public void Add(TradeUpdate trade) => _trades.Add(trade);

    /// <summary>Adds a state of an order.</summary>
    /// <param name="order">The state.</param>
    public void Add(OrderUpdate order) => _orders.Add(order);

    /// <summary>Adds the balance of one asset.</summary>
    /// <param name="balance">The balance.</param>
    public void Add(AssetBalance balance) => _balances.Add(balance);

    /// <summary>Has the balances read over REST: a deposit, or a change given as a difference.</summary>
    public void RefreshBalances() => AreBalancesStale = true;

    /// <summary>Has orders, fills and balances read over REST: the venue says that it has dropped messages, or one makes no sense.</summary>
    public void Reconcile() => IsReconciliationNeeded = true;
}

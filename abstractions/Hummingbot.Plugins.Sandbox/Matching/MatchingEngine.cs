namespace Hummingbot.Plugins.Sandbox.Matching;

/// <summary>
/// A venue's matching engine: markets with price-time priority and accounts whose balances carry holds and fees. Prices, amounts and fees
/// are exact. The same requests at the same times give the same ids, trades and events.
/// </summary>
/// <remarks>
/// All members may be called from any thread. Everything happens under one lock, which <see cref="Atomically(Action)"/> lends out so that a
/// snapshot and the events after it fit together without a gap. Subscribers are called inside the lock after the request is done, in order;
/// they must be quick, must not throw, and must not place or cancel orders.
/// </remarks>
public sealed partial class MatchingEngine
{
    /// <summary>The account that fees go to.</summary>
    public const string FeesAccount = "fees";

    /// <summary>The most of one asset that an account may be given; keeps every sum exact.</summary>
    public const decimal MaxBalance = 1_000_000_000_000m;

    private const int MaxBalanceScale = 12;

    private readonly Lock _lock = new();
    private readonly MatchingOptions _options;
    private readonly FeePolicy _fees;
    private readonly TimeProvider _time;
    private readonly Random _random;
    private readonly Dictionary<string, MarketBook> _books = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AccountBook> _accounts = new(StringComparer.Ordinal);
    private readonly List<Action<EngineEvent>> _subscribers = [];
    private readonly List<EngineEvent> _events = [];
    private readonly List<(AccountBook Account, string Asset)> _touched = [];
    private long _lastOrderId;
    private bool _publishing;

    /// <summary>Creates an engine with empty books.</summary>
    /// <param name="markets">The markets; at least one.</param>
    /// <param name="options">What the venue does its own way.</param>
    /// <param name="timeProvider">The venue's clock.</param>
    /// <param name="random">Where order UUIDs come from; owned by the engine from now on.</param>
    /// <exception cref="ArgumentException">A market contradicts itself or is there twice.</exception>
    public MatchingEngine(IEnumerable<Market> markets, MatchingOptions options, TimeProvider timeProvider, Random random)
    {
        ArgumentNullException.ThrowIfNull(markets);
        _options = options;
        _fees = new FeePolicy(options.FeeCharging, options.FeeDecimals);
        _time = timeProvider;
        _random = random;
        foreach (var market in markets)
        {
            market.ThrowIfInvalid();
            if (!_books.TryAdd(market.TradingPair, new MarketBook(market)))
                throw new ArgumentException($"There are two markets '{market.TradingPair}'.", nameof(markets));
        }

        if (_books.Count == 0) throw new ArgumentException("A venue needs at least one market.", nameof(markets));
        Markets = [.. _books.Values.Select(book => book.Market)];
        Assets = [.. Markets.SelectMany(market => (string[])[market.BaseAsset, market.QuoteAsset]).Distinct()];
        _accounts.Add(FeesAccount, new AccountBook(FeesAccount, options.HistoryLength));
    }

    /// <summary>The markets.</summary>
    public IReadOnlyList<Market> Markets { get; }

    /// <summary>Every asset that a market trades, once.</summary>
    public IReadOnlyList<string> Assets { get; }

    /// <summary>The venue's time.</summary>
    public DateTimeOffset Now => _time.GetUtcNow();

    /// <summary>Runs something while nothing else happens in the engine, such as taking a snapshot and subscribing in one.</summary>
    /// <param name="action">What to run; quick, and without waiting for anything.</param>
    public void Atomically(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        lock (_lock) action();
    }

    /// <summary>Runs something while nothing else happens in the engine.</summary>
    /// <typeparam name="T">What it gives.</typeparam>
    /// <param name="function">What to run; quick, and without waiting for anything.</param>
    /// <returns>Its result.</returns>
    public T Atomically<T>(Func<T> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        lock (_lock) return function();
    }

    /// <summary>Calls a subscriber with every event from now on, inside the engine's lock.</summary>
    /// <param name="subscriber">Quick, does not throw, neither places nor cancels orders; reading is allowed and sees the state after the
    /// whole request.</param>
    /// <returns>Ends the subscription.</returns>
    public IDisposable Subscribe(Action<EngineEvent> subscriber)
    {
        lock (_lock) _subscribers.Add(subscriber);
        return new Subscription(this, subscriber);
    }

    /// <summary>Opens an account.</summary>
    /// <param name="name">Its name; not taken yet.</param>
    /// <param name="balances">What it starts with, by asset; nothing if <see langword="null"/>.</param>
    /// <param name="keepsHistory">Whether its ended orders and fills are remembered.</param>
    /// <exception cref="ArgumentException">The name is taken, or a balance is out of range.</exception>
    public void OpenAccount(string name, IReadOnlyDictionary<string, decimal>? balances = null, bool keepsHistory = true)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        lock (_lock)
        {
            if (!_accounts.TryAdd(name, new AccountBook(name, keepsHistory ? _options.HistoryLength : 0)))
                throw new ArgumentException($"There is an account '{name}' already.", nameof(name));
            foreach (var (asset, total) in balances ?? new Dictionary<string, decimal>()) SetBalance(name, asset, total);
        }
    }

    /// <summary>Gives an account exactly so much of an asset, from nowhere or to nowhere.</summary>
    /// <param name="account">The account.</param>
    /// <param name="asset">The asset; it need not be traded here.</param>
    /// <param name="total">The new total, with at most 12 decimal places and at most <see cref="MaxBalance"/>.</param>
    /// <exception cref="ArgumentException">There is no such account, or the total is out of range or below what is on hold.</exception>
    public void SetBalance(string account, string asset, decimal total)
    {
        ArgumentException.ThrowIfNullOrEmpty(asset);
        if (total is < 0 or > MaxBalance || PlainNumber.Scale(total) > MaxBalanceScale)
            throw new ArgumentOutOfRangeException(nameof(total), total, $"A balance is 0 to {MaxBalance} with up to {MaxBalanceScale} decimal places.");
        lock (_lock)
        {
            Enter();
            var book = AccountOf(account);
            var before = book.BalanceOf(asset);
            if (total < before.Held)
                throw new ArgumentOutOfRangeException(nameof(total), total, $"Open orders of '{account}' hold {before.Held} {asset}.");
            book.Change(asset, total - before.Total, 0);
            _events.Add(new BalanceChanged(Now, account, book.BalanceOf(asset), total - before.Total));
            Publish();
        }
    }

    /// <summary>Stops or resumes a market; resting orders stay and can be cancelled.</summary>
    /// <param name="tradingPair">The pair.</param>
    /// <param name="halted">Whether new orders are refused.</param>
    /// <exception cref="ArgumentException">There is no such market.</exception>
    public void Halt(string tradingPair, bool halted)
    {
        lock (_lock)
        {
            Enter();
            var book = BookOf(tradingPair);
            if (book.IsHalted == halted) return;
            book.IsHalted = halted;
            _events.Add(new MarketHaltChanged(Now, tradingPair, halted));
            Publish();
        }
    }

    /// <summary>A fault: makes the market's sequence numbers and update ids jump ahead, as if messages had been lost.</summary>
    /// <param name="tradingPair">The pair.</param>
    /// <param name="count">How many numbers to skip; positive.</param>
    /// <exception cref="ArgumentException">There is no such market, or the count is not positive.</exception>
    public void SkipNumbers(string tradingPair, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        lock (_lock)
        {
            Enter();
            var book = BookOf(tradingPair);
            book.Sequence += count;
            book.UpdateId += count;
            _events.Add(new NumbersSkipped(Now, tradingPair, count));
            Publish();
        }
    }

    private void Enter()
    {
        if (_publishing) throw new InvalidOperationException("A subscriber of the matching engine may read but not change it.");
    }

    /// <summary>Ends a request: says what the balances came to and hands everything to the subscribers.</summary>
    private void Publish()
    {
        foreach (var (account, asset) in _touched.Distinct())
            _events.Add(new BalanceChanged(Now, account.Name, account.BalanceOf(asset), 0));
        _touched.Clear();
        EngineEvent[] events = [.. _events];
        _events.Clear();
        _publishing = true;
        try
        {
            Action<EngineEvent>[] subscribers = [.. _subscribers];
            foreach (var engineEvent in events)
            {
                foreach (var subscriber in subscribers) subscriber(engineEvent);
            }
        }
        finally
        {
            _publishing = false;
        }
    }

    private void Change(AccountBook account, string asset, decimal total, decimal held)
    {
        if (total == 0 && held == 0) return;
        account.Change(asset, total, held);
        _touched.Add((account, asset));
    }

    private AccountBook AccountOf(string name) =>
        _accounts.GetValueOrDefault(name) ?? throw new ArgumentException($"There is no account '{name}'.", nameof(name));

    private MarketBook BookOf(string tradingPair) =>
        _books.GetValueOrDefault(tradingPair) ?? throw new ArgumentException($"There is no market '{tradingPair}'.", nameof(tradingPair));

    private sealed class Subscription(MatchingEngine engine, Action<EngineEvent> subscriber) : IDisposable
    {
        public void Dispose()
        {
            lock (engine._lock) engine._subscribers.Remove(subscriber);
        }
    }
}

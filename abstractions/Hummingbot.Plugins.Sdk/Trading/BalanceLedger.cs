namespace Hummingbot.Plugins.Sdk.Trading;

/// <summary>
/// What the account has, kept between the venue's own statements: own orders hold what they may spend from the moment they are submitted,
/// and fills move balances, until a statement that is known to contain them. Safe for concurrent use.
/// </summary>
/// <remarks>
/// Available = as stated + held in that statement − held now + traded since. An effect is in a statement when the venue's clock says so,
/// or, where the venue tells no time, when it was learned before the statement was asked for.
/// </remarks>
internal sealed class BalanceLedger
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Statement> _statements = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Hold> _holds = new(StringComparer.Ordinal);
    private long _sequence;
    private bool _isKnown;

    /// <summary>Whether balances have been stated at least once.</summary>
    public bool IsKnown => Volatile.Read(ref _isKnown);

    /// <summary>Taken before balances are asked for, so that what is learned meanwhile is not taken to be in the answer.</summary>
    public long Mark() => Interlocked.Increment(ref _sequence);

    /// <summary>
    /// Takes over a statement of all assets; those that are missing are gone. What the stream has told since it was asked for is newer and
    /// stays.
    /// </summary>
    public void Replace(IReadOnlyList<AssetBalance> balances, long mark)
    {
        lock (_lock)
        {
            foreach (var asset in _statements.Where(entry => entry.Value.Sequence < mark).Select(entry => entry.Key).ToArray())
            {
                _statements.Remove(asset);
                foreach (var hold in _holds.Values.Where(hold => hold.Asset == asset)) hold.Counted = 0m;
            }

            foreach (var balance in balances)
            {
                if (!_statements.ContainsKey(balance.Asset)) State(balance, mark);
            }

            Volatile.Write(ref _isKnown, true);
        }
    }

    /// <summary>Takes over a statement of one asset that has just arrived. One that is older than that at hand is ignored.</summary>
    public void Update(AssetBalance balance)
    {
        lock (_lock)
        {
            if (_statements.TryGetValue(balance.Asset, out var known) && balance.Timestamp < known.Timestamp) return;
            State(balance, Mark());
        }
    }

    public decimal Total(string asset)
    {
        lock (_lock) return _statements.TryGetValue(asset, out var statement) ? statement.Total + statement.Traded : 0m;
    }

    public decimal Available(string asset)
    {
        lock (_lock) return AvailableOf(asset);
    }

    public IReadOnlyDictionary<string, decimal> Totals()
    {
        lock (_lock) return _statements.ToDictionary(entry => entry.Key, entry => entry.Value.Total + entry.Value.Traded, StringComparer.Ordinal);
    }

    public IReadOnlyDictionary<string, decimal> AllAvailable()
    {
        lock (_lock) return _statements.Keys.ToDictionary(asset => asset, AvailableOf, StringComparer.Ordinal);
    }

    /// <summary>Holds what an order may spend, if there is enough; without a statement nothing is refused.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="asset">What it spends.</param>
    /// <param name="amount">What it may spend, fee included.</param>
    /// <param name="required">What must be there for it to make sense.</param>
    /// <returns>Whether it is held now.</returns>
    public bool TryHold(string orderId, string asset, decimal amount, decimal required)
    {
        lock (_lock)
        {
            if (IsKnown && AvailableOf(asset) < required) return false;
            _holds[orderId] = new Hold(asset, amount);
            return true;
        }
    }

    /// <summary>The venue has taken the order; from its next statement on the hold is in it.</summary>
    public void Acknowledge(string orderId, DateTimeOffset? venueTime)
    {
        lock (_lock)
        {
            if (!_holds.TryGetValue(orderId, out var hold) || hold.IsAcknowledged) return;
            hold.IsAcknowledged = true;
            hold.Since = Mark();
            hold.SinceVenueTime = venueTime;
            if (_statements.TryGetValue(hold.Asset, out var statement) && statement.HasByTime(venueTime)) statement.Count(hold);
        }
    }

    /// <summary>The order may spend less from now on; nothing when it has ended.</summary>
    public void Reduce(string orderId, decimal amount, DateTimeOffset? venueTime)
    {
        lock (_lock)
        {
            if (!_holds.TryGetValue(orderId, out var hold)) return;
            if (hold.Counted > amount && _statements.TryGetValue(hold.Asset, out var statement) && statement.HasByTime(venueTime))
            {
                statement.Held -= hold.Counted - amount;
                hold.Counted = amount;
            }

            hold.Amount = amount;
            if (amount <= 0m) _holds.Remove(orderId);
        }
    }

    /// <summary>A fill has moved an asset.</summary>
    public void Trade(string asset, decimal change, DateTimeOffset? venueTime)
    {
        lock (_lock)
        {
            if (!_statements.TryGetValue(asset, out var statement))
            {
                if (!IsKnown) return;
                _statements[asset] = statement = new Statement();
            }

            if (!statement.HasByTime(venueTime)) statement.Traded += change;
        }
    }

    private decimal AvailableOf(string asset)
    {
        if (!_statements.TryGetValue(asset, out var statement)) return 0m;
        var held = 0m;
        foreach (var hold in _holds.Values)
        {
            if (hold.Asset == asset) held += hold.Amount;
        }

        return Math.Max(0m, statement.Available + statement.Held - held + statement.Traded);
    }

    private void State(AssetBalance balance, long mark)
    {
        var statement = new Statement { Total = balance.Total, Available = balance.Available, Timestamp = balance.Timestamp, Sequence = mark };
        _statements[balance.Asset] = statement;
        foreach (var hold in _holds.Values)
        {
            if (hold.Asset != balance.Asset) continue;
            hold.Counted = 0m;
            var isIn = balance.Timestamp is not null && hold.SinceVenueTime is not null
                ? statement.HasByTime(hold.SinceVenueTime)
                : hold.Since <= mark;
            if (hold.IsAcknowledged && isIn) statement.Count(hold);
        }
    }

    private sealed class Statement
    {
        public decimal Total { get; init; }

        public decimal Available { get; init; }

        public long Sequence { get; init; }

        public DateTimeOffset? Timestamp { get; init; }

        /// <summary>What the statement has taken off for orders that are still known here.</summary>
        public decimal Held { get; set; }

        public decimal Traded { get; set; }

        public bool HasByTime(DateTimeOffset? venueTime) => Timestamp is { } stated && venueTime is { } happened && happened <= stated;

        public void Count(Hold hold)
        {
            Held += hold.Amount - hold.Counted;
            hold.Counted = hold.Amount;
        }
    }

    private sealed class Hold(string asset, decimal amount)
    {
        public string Asset { get; } = asset;

        public decimal Amount { get; set; } = amount;

        /// <summary>The part of it that the present statement has taken off.</summary>
        public decimal Counted { get; set; }

        public bool IsAcknowledged { get; set; }

        public long Since { get; set; }

        public DateTimeOffset? SinceVenueTime { get; set; }
    }
}

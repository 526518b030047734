namespace Hummingbot.Plugins.Sdk.Trading;

/// <summary>Intervals and limits of a connector. Immutable.</summary>
public sealed record ConnectorTimings
{
    /// <summary>What fits almost every venue.</summary>
    public static ConnectorTimings Default { get; } = new();

    /// <summary>How often balances and orders are asked for when the user stream cannot be relied on, or there is none.</summary>
    public TimeSpan ShortPollInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often they are asked for while the user stream is alive.</summary>
    public TimeSpan LongPollInterval { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>A stream on which nothing at all has arrived for this long is not relied on.</summary>
    public TimeSpan StreamSilenceLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>An order placed or cancelled must cause an account event within this time; else the stream is not relied on.</summary>
    public TimeSpan ExpectedEventDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The least time between two rounds of order status questions.</summary>
    public TimeSpan OrderStatusMinInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often trading rules are read.</summary>
    public TimeSpan TradingRulesInterval { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How often the account's fee rates are read.</summary>
    public TimeSpan AccountFeesInterval { get; init; } = TimeSpan.FromHours(12);

    /// <summary>After how long a request counts as unanswered, whatever the REST client does.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long an order that the venue calls ended waits for its missing fills.</summary>
    public TimeSpan FillsTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long <see cref="IExchangeConnector.GetExchangeOrderIdAsync"/> waits.</summary>
    public TimeSpan ExchangeOrderIdTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>"No such order" does not count against an order younger than this.</summary>
    public TimeSpan AbsenceGracePeriod { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The least time between two answers "no such order" that both count.</summary>
    public TimeSpan AbsenceSpacing { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How many times the venue must say "no such order" before it is believed.</summary>
    public int AbsenceConfirmations { get; init; } = 3;

    /// <summary>How long ended orders are kept for fills that arrive late.</summary>
    public TimeSpan EndedOrdersKept { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How many ended orders are kept at the most.</summary>
    public int EndedOrdersCapacity { get; init; } = 1000;

    /// <summary>How long the fills of an order that ended incomplete are still asked for.</summary>
    public TimeSpan MissingFillsAskedFor { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How often a cancellation is sent again after failures that do not settle it.</summary>
    public int CancelAttempts { get; init; } = 5;

    /// <summary>
    /// After how long an order that the venue has not acknowledged is announced by a <see cref="TransactionFailureEvent"/>, on venues where
    /// an order is a blockchain transaction; <see langword="null"/> elsewhere. The order stays tracked.
    /// </summary>
    public TimeSpan? TransactionTimeout { get; init; }
}

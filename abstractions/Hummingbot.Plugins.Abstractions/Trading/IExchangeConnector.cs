namespace Hummingbot.Plugins;

/// <summary>
/// One exchange account to trade with: books, balances, rules, orders and their events. In the connector guide's words, the market.
/// </summary>
/// <remarks>
/// <para>
/// Every member is safe for concurrent use, except that <see cref="ITimeIterator"/>'s members are called by the clock alone. Properties
/// and synchronous methods answer at once from what the connector knows; they never wait for the network. Collections that are returned
/// are snapshots and never change.
/// </para>
/// <para>
/// The order of calls: <see cref="RestoreTrackingStates"/> (before anything starts, when a previous run left orders),
/// <see cref="INetwork.StartNetworkAsync"/>, trading once <see cref="IsReady"/>, <see cref="INetwork.StopNetworkAsync"/>, disposal.
/// Stopping cancels no order and forgets none.
/// </para>
/// <para>
/// Failures reach callers of asynchronous members as <see cref="ExchangeException"/>. An order that fails, for whatever reason, is also
/// announced by an <see cref="OrderFailureEvent"/>.
/// </para>
/// </remarks>
public partial interface IExchangeConnector : INetwork, ITimeIterator, IAsyncDisposable
{
    /// <summary>The exchange's lower-case name; equals <see cref="ExchangeDescriptor.Name"/>.</summary>
    string Name { get; }

    /// <summary>Signs this account's requests, or <see langword="null"/> for a connector of public data alone.</summary>
    IExchangeAuth? Auth { get; }

    /// <summary>
    /// What has to be true before trading, and whether it is: <c>order_books_initialized</c>, <c>account_balance</c> (read once, even if
    /// there are no funds), <c>trading_rule_initialized</c>, <c>user_stream_initialized</c>, and what the venue adds.
    /// </summary>
    IReadOnlyDictionary<string, bool> StatusDictionary { get; }

    /// <summary>Whether every entry of <see cref="StatusDictionary"/> is true. It may become false again, when a stream or a
    /// book is lost.</summary>
    bool IsReady => StatusDictionary.Values.All(isTrue => isTrue);

    /// <summary>
    /// Calls <paramref name="listener"/> with every event from now on, one at a time and in order: for one order first created, then its
    /// fills, then exactly one of completed, cancelled, expired and failure.
    /// </summary>
    /// <remarks>
    /// It is called on the connector's own thread, synchronously, with the order's state already changed: it must be quick and must not
    /// wait for the connector. What it throws is logged and harms neither the connector nor other listeners. It ignores kinds of
    /// event that it does not know. Events are plain data and may be kept.
    /// </remarks>
    /// <param name="listener">Takes the events.</param>
    /// <returns>Ends the subscription when disposed; the listener is not called after that has returned, except for a call under way.
    /// </returns>
    IDisposable Subscribe(Action<ExchangeEvent> listener);

    /// <summary>Tells that a tracked blockchain transaction has not confirmed in time: announces a <see cref="TransactionFailureEvent"/>.
    /// </summary>
    /// <param name="trackingId">The id that the transaction is tracked by.</param>
    void DidTimeoutTransaction(string trackingId);
}

using System.Buffers;
using System.Collections.Frozen;
using System.Threading.Channels;
using Hummingbot.Plugins.Sdk.Rest;
using Hummingbot.Plugins.Sdk.WebSockets;

namespace Hummingbot.Plugins.Sdk.Trackers;

/// <summary>One connection of a market stream: its pairs, their subscriptions, and the way of each message to the parser.</summary>
internal sealed class MarketStreamSession : WebSocketSession, IAsyncDisposable
{
    private static readonly TimeSpan AcknowledgementTimeout = TimeSpan.FromSeconds(10);

    private readonly OrderBookTrackerDataSourceBase _source;
    private readonly OrderBookMessageType _kinds;
    private readonly ChannelWriter<OrderBookMessage> _output;
    private readonly IMarketStreamObserver _observer;
    private readonly SubscriptionRequests _requests;
    private readonly StallWatch _stallWatch;
    private readonly Lock _lock = new();
    private FrozenSet<string> _pairs;
    private Task _acknowledged = Task.CompletedTask;

    public MarketStreamSession(
        OrderBookTrackerDataSourceBase source,
        IEnumerable<string> tradingPairs,
        OrderBookMessageType kinds,
        ChannelWriter<OrderBookMessage> output,
        IMarketStreamObserver observer,
        TimeProvider timeProvider)
    {
        _source = source;
        _kinds = kinds;
        _output = output;
        _observer = observer;
        _pairs = tradingPairs.ToFrozenSet(StringComparer.Ordinal);
        _requests = new SubscriptionRequests(timeProvider, AcknowledgementTimeout);
        Connection = source.CreateConnection();
        _stallWatch = new StallWatch(timeProvider, OnStall);
    }

    public WebSocketConnection Connection { get; }

    public IReadOnlyCollection<string> TradingPairs => Volatile.Read(ref _pairs);

    public bool Has(string tradingPair) => Volatile.Read(ref _pairs).Contains(tradingPair);

    /// <summary>Adds a pair: at once when connected, else with the next connection.</summary>
    public async Task SubscribeAsync(string tradingPair, CancellationToken cancellationToken)
    {
        Change(pairs => [.. pairs, tradingPair]);
        if (!Connection.IsConnected) return;
        try
        {
            if (await SendAsync([tradingPair], subscribe: true, cancellationToken).ConfigureAwait(false) is { } refusal)
                throw Refusal(tradingPair, refusal);
        }
        catch
        {
            Change(pairs => pairs.Where(pair => pair != tradingPair));
            throw;
        }
    }

    /// <summary>Takes a pair out.</summary>
    public async Task UnsubscribeAsync(string tradingPair, CancellationToken cancellationToken)
    {
        Change(pairs => pairs.Where(pair => pair != tradingPair));
        if (Connection.IsConnected) await SendAsync([tradingPair], subscribe: false, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Subscribes a pair anew, so that the venue sends its snapshot again.</summary>
    public async Task ResubscribeAsync(string tradingPair, CancellationToken cancellationToken)
    {
        if (!Connection.IsConnected) return;
        await SendAsync([tradingPair], subscribe: false, cancellationToken).ConfigureAwait(false);
        if (await SendAsync([tradingPair], subscribe: true, cancellationToken).ConfigureAwait(false) is { } refusal)
            throw Refusal(tradingPair, refusal);
    }

    protected internal override async ValueTask OnConnectedAsync(WebSocketConnection connection, CancellationToken cancellationToken)
    {
        var pairs = Volatile.Read(ref _pairs);
        foreach (var pair in pairs) EmitReset(pair);
        if (pairs.Count == 0) return;
        var (id, outcome) = _requests.Begin();
        await SendAsync(id, pairs, subscribe: true, cancellationToken).ConfigureAwait(false);

        // The answer arrives on the receive loop, which starts when this method has returned: it can only be waited for beside it.
        _acknowledged = WatchAcknowledgementAsync(outcome);
    }

    protected internal override void OnMessage(ReadOnlyMemory<byte> message, bool isBinary, long receivedTimestamp)
    {
        _stallWatch.Begin(receivedTimestamp);
        try
        {
            Read(message, receivedTimestamp);
        }
        finally
        {
            _stallWatch.End();
        }
    }

    private void Read(ReadOnlyMemory<byte> message, long receivedTimestamp)
    {
        var context = new FrameContext(_source.Pool, _output, _kinds, receivedTimestamp);
        try
        {
            _source.Parse(message.Span, ref context);
        }
        catch (ExchangeException e) when (e.Kind == ExchangeErrorKind.BadData)
        {
            _source.LogUnreadable(context.TradingPair, e.Message);
            foreach (var pair in context.TradingPair is { } one ? [one] : Volatile.Read(ref _pairs)) _observer.OnUnreadableFrame(pair, e.Message);
        }

        if (context.TradingPair is { } tradingPair) _observer.OnFrame(tradingPair, message.Length);
        if (context.AcknowledgedRequest >= 0)
        {
            var error = context.RequestError is { } words ? ErrorText.OneLine(words) : null;
            if (error is not null && context.TradingPair is { } refused) Refuse(refused, error);
            _requests.Complete(context.AcknowledgedRequest, error);
        }

        if (context.ReconnectReason is { } reason) Connection.RequestReconnect(reason);
    }

    protected internal override void OnDisconnected(string reason)
    {
        _requests.Abandon();
        _observer.OnInterrupted(Volatile.Read(ref _pairs), reason);
    }

    public async ValueTask DisposeAsync()
    {
        _stallWatch.Dispose();
        _requests.Dispose();
        await _acknowledged.ConfigureAwait(false);
    }

    // What the other pairs missed is still in the network's buffers, and old by now: they are stale until they have begun anew.
    private void OnStall()
    {
        var pairs = Volatile.Read(ref _pairs);
        var reason = $"a listener{(_observer.FindBusy(pairs) is { } busy ? $" of {busy}" : "")} has held up the connection for more than"
            + $" {StallWatch.Limit.TotalSeconds:0} s; it should hand slow work to a thread of its own";
        _observer.OnInterrupted(pairs, reason);
        Connection.RequestReconnect(reason);
    }

    // A venue that refuses a whole request for the sake of one pair: the others go on without it, on the next connection.
    private void Refuse(string tradingPair, string error)
    {
        Change(pairs => pairs.Where(pair => pair != tradingPair));
        _observer.OnRefused(tradingPair, Refusal(tradingPair, error));
    }

    private ExchangeException Refusal(string tradingPair, string error) => new(
        _source.ExchangeName, ExchangeErrorKind.Refused, $"{_source.ExchangeName} refused to stream {tradingPair}: {error}.");

    // Never fails: an outcome that is not an acknowledgement is a text.
    private async Task WatchAcknowledgementAsync(Task<string?> outcome)
    {
        if (await outcome.ConfigureAwait(false) is { } refusal) Connection.RequestReconnect(refusal);
    }

    private void EmitReset(string tradingPair)
    {
        var reset = _source.Pool.Rent();
        reset.Type = OrderBookMessageType.Reset;
        reset.TradingPair = tradingPair;
        if (!_output.TryWrite(reset)) reset.Return();
    }

    private async Task<string?> SendAsync(IReadOnlyCollection<string> pairs, bool subscribe, CancellationToken cancellationToken)
    {
        var (id, outcome) = _requests.Begin();
        await SendAsync(id, pairs, subscribe, cancellationToken).ConfigureAwait(false);
        return await outcome.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task SendAsync(long id, IReadOnlyCollection<string> pairs, bool subscribe, CancellationToken cancellationToken)
    {
        var request = new ArrayBufferWriter<byte>(512);
        if (subscribe) _source.WriteSubscribeRequest(request, pairs, _kinds, id);
        else _source.WriteUnsubscribeRequest(request, pairs, _kinds, id);
        await Connection.SendAsync(request.WrittenMemory, cancellationToken, _source.SubscriptionsCarryCredentials).ConfigureAwait(false);
    }

    private void Change(Func<IEnumerable<string>, IEnumerable<string>> change)
    {
        lock (_lock) Volatile.Write(ref _pairs, change(_pairs).ToFrozenSet(StringComparer.Ordinal));
    }
}

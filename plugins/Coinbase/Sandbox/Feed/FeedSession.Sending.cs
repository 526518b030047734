using System.Text.Json;
using Hummingbot.Plugins.Sandbox.Matching;

namespace Hummingbot.Plugins.Coinbase.Sandbox.Feed;

/// <content>What the client gets.</content>
internal sealed partial class FeedSession
{
    public override void OnEvent(EngineEvent engineEvent)
    {
        switch (engineEvent)
        {
            case BookLevelChanged change:
                SendLevel(change);
                break;
            case NumbersSkipped skip:
                _batches.GetValueOrDefault(skip.TradingPair)?.Add(skip);
                break;
            case TradeExecuted executed:
                SendMatch(executed);
                SendTicker(executed.Trade.TradingPair, executed.Trade);
                break;
            case OrderAccepted accepted:
                SendOrder(accepted.Order, (json, market) => OrderMessageJson.WriteReceived(json, accepted, market, _key?.Account));
                break;
            case OrderOpened opened:
                SendOrder(opened.Order, (json, market) => OrderMessageJson.WriteOpen(json, opened, market, _key?.Account));
                break;
            case OrderReduced reduced:
                SendOrder(reduced.Order, (json, market) => OrderMessageJson.WriteChange(json, reduced, market, _key?.Account));
                break;
            case OrderDone done:
                SendOrder(done.Order, (json, market) => OrderMessageJson.WriteDone(json, done, market, _key?.Account));
                break;
            case MarketHaltChanged:
                SendStatus();
                break;
        }
    }

    /// <summary>What a subscription begins with: the state that later messages change.</summary>
    private void Begin(string channel, string[] products)
    {
        if (channel == Channels.Status) SendStatus();
        foreach (var product in products)
        {
            switch (channel)
            {
                case Channels.Level2 or Channels.Level2Batch:
                    SendSnapshot(channel, product);
                    break;
                case Channels.Matches when Engine.GetStatus(product).LastTrade is { } last:
                    Send(channel, product, (json, market) => OrderMessageJson.WriteMatch(json, "last_match", last, market, own: null));
                    break;
                case Channels.Ticker when Engine.GetStatus(product).LastTrade is { } last:
                    SendTicker(product, last);
                    break;
            }
        }
    }

    private void SendSnapshot(string channel, string product)
    {
        // Changes that a batch has collected are in the snapshot.
        if (channel == Channels.Level2Batch) _batches[product] = new BookDiffBatch(product);
        var book = Engine.GetBook(product);
        Send(channel, product, (json, market) => FeedJson.WriteSnapshot(json, book, market, Engine.Now));
    }

    private void SendLevel(BookLevelChanged change)
    {
        var product = change.TradingPair;
        if (_subscriptions.Has(Channels.Level2Batch, product)) _batches[product].Add(change);
        if (_subscriptions.Has(Channels.Level2, product))
            Send(Channels.Level2, product, (json, market) => FeedJson.WriteLevels(json, market, [(change.Side, change.Level)], change.Time));
    }

    private void SendBatches()
    {
        foreach (var product in _subscriptions.ProductsOf(Channels.Level2Batch))
        {
            if (_batches[product].Take() is not { } diff) continue;
            (TradeType, BookLevel)[] changes =
            [
                .. diff.Bids.Select(level => (TradeType.Buy, level)),
                .. diff.Asks.Select(level => (TradeType.Sell, level)),
            ];
            Send(Channels.Level2Batch, product, (json, market) => FeedJson.WriteLevels(json, market, changes, Engine.Now));
        }
    }

    // A message goes out once, whichever of the session's channels it belongs to.
    private void SendOrder(Order order, Action<Utf8JsonWriter, Market> write)
    {
        if (ChannelFor(order.TradingPair, order.Account == _key?.Account) is { } channel) Send(channel, order.TradingPair, write);
    }

    private void SendMatch(TradeExecuted executed)
    {
        var trade = executed.Trade;
        var own = _key is null ? null
            : executed.Taker.Account == _key.Account ? executed.Taker
            : executed.Maker.Account == _key.Account ? executed.Maker
            : null;
        var channel = ChannelFor(trade.TradingPair, own is not null)
            ?? (_subscriptions.Has(Channels.Matches, trade.TradingPair) ? Channels.Matches : null);
        if (channel is not null)
            Send(channel, trade.TradingPair, (json, market) => OrderMessageJson.WriteMatch(json, "match", trade, market, own));
    }

    private string? ChannelFor(string product, bool isOwn) =>
        _subscriptions.Has(Channels.Full, product) ? Channels.Full
        : isOwn && _subscriptions.Has(Channels.User, product) ? Channels.User
        : null;

    private void SendTicker(string product, Trade trade)
    {
        if (!_subscriptions.Has(Channels.Ticker, product)) return;
        var (status, day) = (Engine.GetStatus(product), DayStatistics.Of(Engine, product));
        Send(Channels.Ticker, product, (json, _) => FeedJson.WriteTicker(json, status, trade, day));
    }

    private void BeatHearts()
    {
        sandbox.Lifetimes.EndWhatIsDue();
        foreach (var product in _subscriptions.ProductsOf(Channels.Heartbeat))
            Send(Channels.Heartbeat, product, (json, _) => FeedJson.WriteHeartbeat(json, Engine.GetStatus(product), Engine.Now));
    }

    private void SendStatus()
    {
        if (_subscriptions.Has(Channels.Status)) session.Send(Channels.Status, json => FeedJson.WriteStatus(json, Engine));
    }

    /// <summary>Sends on a channel. Faults know it as <c>level2_batch:ETH-USD</c>, and the user's own as <c>user</c>.</summary>
    private void Send(string channel, string product, Action<Utf8JsonWriter, Market> write)
    {
        var market = Engine.FindMarket(product)!;
        session.Send(channel == Channels.User ? channel : $"{channel}:{product}", json => write(json, market));
    }
}

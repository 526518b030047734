namespace Hummingbot.Plugins.Sandbox.Matching;

/// <content>New orders.</content>
public sealed partial class MatchingEngine
{
    /// <summary>Takes a new order, matches it, and rests or ends what is left.</summary>
    /// <param name="request">The order.</param>
    /// <returns>What became of it; a refusal changes nothing.</returns>
    /// <exception cref="ArgumentException">There is no such account.</exception>
    public PlaceResult Place(NewOrder request)
    {
        ArgumentNullException.ThrowIfNull(request);
        lock (_lock)
        {
            Enter();
            var account = AccountOf(request.Account);
            var rejection = OrderChecks.Check(request, _books.GetValueOrDefault(request.TradingPair))
                ?? CheckAccount(request, account);
            if (rejection is not null) return Reject(request, rejection);
            var book = _books[request.TradingPair];
            var plan = MatchPlan.For(request, book, _fees, request.SelfTradePrevention ?? _options.SelfTradePrevention);
            rejection = OrderChecks.CheckAgainstBook(request, book, plan) ?? CheckFunds(request, account, plan.Hold(), book.Market);
            if (rejection is not null) return Reject(request, rejection);
            return Accept(request, account, book, plan);
        }
    }

    private PlaceResult Reject(NewOrder request, Rejection rejection)
    {
        _events.Add(new OrderRejected(Now, request, rejection));
        Publish();
        return new PlaceResult { Rejection = rejection };
    }

    private Rejection? CheckAccount(NewOrder request, AccountBook account)
    {
        if (account.OpenOrders >= _options.MaxOpenOrders)
            return new Rejection(RejectReason.TooManyOpenOrders, $"The account has {account.OpenOrders} open orders, as many as it may have.");
        if (request.ClientOrderId is not { } id || _options.ClientOrderIds == ClientOrderIdRule.NotChecked) return null;
        var before = account.Find(id);
        return before is not null && (before.IsOpen || _options.ClientOrderIds == ClientOrderIdRule.UniqueEver)
            ? new Rejection(RejectReason.DuplicateClientOrderId, $"Client order id '{id}' names order {before.Id} already.")
            : null;
    }

    private static Rejection? CheckFunds(NewOrder request, AccountBook account, decimal hold, Market market)
    {
        // A market order must cover what was asked for, even where the book is too thin to take it all.
        var needed = request.Price is not null
            ? hold
            : Math.Max(hold, (request.Side == TradeType.Buy ? request.QuoteAmount : request.Amount) ?? 0);
        var asset = request.Side == TradeType.Buy ? market.QuoteAsset : market.BaseAsset;
        var available = account.BalanceOf(asset).Available;
        return available >= needed
            ? null
            : new Rejection(RejectReason.InsufficientBalance, $"The order needs {needed} {asset}; {available} {asset} are available.");
    }

    private PlaceResult Accept(NewOrder request, AccountBook account, MarketBook book, MatchPlan plan)
    {
        var order = new OrderEntry(
            ++_lastOrderId, NextUuid(), request, book.Market, _fees.AssetOf(request.Side, book.Market), Now);
        account.Add(order);
        SetHold(account, order, plan.Hold());
        _events.Add(new OrderAccepted(Now, order.ToOrder(), ++book.Sequence));
        var fills = new List<Fill>();
        var killed = request.TimeInForce == TimeInForce.FillOrKill && request.Type == OrderType.Limit && plan.Traded < request.Amount;
        var reason = DoneReason.Unmatched;
        if (!killed)
        {
            foreach (var step in plan.Steps)
            {
                if (step.Action == MatchAction.EndArriving) reason = DoneReason.SelfTradePrevention;
                else if (step.Action == MatchAction.EndResting) End(book, step.Resting, DoneReason.SelfTradePrevention);
                else if (step.Action == MatchAction.Reduce) Reduce(account, book, order, step);
                else fills.Add(Trade(book, step, order, completesTaker: plan.IsExhausted && step == plan.Steps[^1]));
            }
        }

        if (reason == DoneReason.Unmatched && plan.IsExhausted && order.FilledAmount > 0 && order.Remaining == 0) reason = DoneReason.Filled;
        if (order.IsOpen) RestOrEnd(book, order, reason);
        Publish();
        return new PlaceResult { Order = order.ToOrder(), Fills = fills };
    }

    private void RestOrEnd(MarketBook book, OrderEntry order, DoneReason reason)
    {
        var rests = reason == DoneReason.Unmatched && order.Request.Type != OrderType.Market
            && (order.Request.TimeInForce == TimeInForce.GoodTilCancelled || order.Request.Type == OrderType.LimitMaker);
        if (!rests)
        {
            End(book, order, reason);
            return;
        }

        var level = book.Add(order);
        _events.Add(new OrderOpened(Now, order.ToOrder(), ++book.Sequence));
        AddLevelChange(book, order.Side, level);
    }

    private Fill Trade(MarketBook book, MatchStep step, OrderEntry taker, bool completesTaker)
    {
        var (maker, amount) = (step.Resting, step.Amount);
        var price = maker.LimitPrice;
        var tradeId = ++book.LastTradeId;
        // The fill's effect on the level comes first: the maker's remaining amount is what the level counts.
        var level = book.Take(maker, amount, remove: maker.Remaining == amount);
        var makerFill = Settle(maker, tradeId, price, amount, isMaker: true);
        var takerFill = Settle(taker, tradeId, price, amount, isMaker: false);
        var trade = new Trade
        {
            Id = tradeId,
            TradingPair = book.Market.TradingPair,
            Price = price,
            Amount = amount,
            TakerSide = taker.Side,
            MakerOrderId = maker.Id,
            MakerOrderUuid = maker.Uuid,
            TakerOrderId = taker.Id,
            TakerOrderUuid = taker.Uuid,
            Sequence = ++book.Sequence,
            Time = Now,
        };
        book.LastTrade = trade;
        book.Trades.Enqueue(trade);
        if (book.Trades.Count > _options.TradeHistoryLength) book.Trades.Dequeue();
        _events.Add(new TradeExecuted(Now, trade, makerFill, takerFill));
        _events.Add(new OrderFilled(Now, AsFilled(maker, maker.Remaining == 0), makerFill));
        _events.Add(new OrderFilled(Now, AsFilled(taker, completesTaker), takerFill));
        AddLevelChange(book, maker.Side, level);
        if (maker.Remaining == 0) End(book, maker, DoneReason.Filled);
        return takerFill;
    }

    // The fill that completes an order shows it as filled, before its end is told.
    private static Order AsFilled(OrderEntry order, bool isComplete) =>
        isComplete ? order.ToOrder() with { Status = OrderStatus.Filled } : order.ToOrder();

    private Fill Settle(OrderEntry order, long tradeId, decimal price, decimal amount, bool isMaker)
    {
        var market = order.Market;
        var account = AccountOf(order.Account);
        var fee = _fees.FeeOf(order.Side, isMaker, price, amount, market);
        var quote = price * amount;
        var isBuy = order.Side == TradeType.Buy;
        var spent = isBuy ? quote + (_fees.IsOnTop(order.Side) ? fee : 0) : amount;
        var received = isBuy ? amount - (_fees.IsOnTop(order.Side) ? 0 : fee) : quote - fee;
        Change(account, order.HoldAsset, -spent, -spent);
        Change(account, isBuy ? market.BaseAsset : market.QuoteAsset, received, 0);
        Change(_accounts[FeesAccount], order.FeeAsset, fee, 0);
        order.Held -= spent;
        order.FilledAmount += amount;
        order.FilledQuote += quote;
        order.FeePaid += fee;
        order.UpdatedAt = Now;
        if (order.Request.QuoteAmount is not null) order.Amount = order.FilledAmount;
        // What a better price or a smaller fee left over goes back at once.
        if (order.Request.Price is { } limit) SetHold(account, order, _fees.HoldFor(order.Side, limit, order.Remaining, market));
        var fill = new Fill
        {
            TradeId = tradeId,
            OrderId = order.Id,
            OrderUuid = order.Uuid,
            ClientOrderId = order.Request.ClientOrderId,
            Account = order.Account,
            TradingPair = market.TradingPair,
            Side = order.Side,
            Price = price,
            Amount = amount,
            Fee = fee,
            FeeAsset = order.FeeAsset,
            IsMaker = isMaker,
            Time = Now,
        };
        account.Add(fill);
        return fill;
    }

    private void Reduce(AccountBook account, MarketBook book, OrderEntry arriving, MatchStep step)
    {
        var resting = step.Resting;
        var level = book.Take(resting, step.Amount, remove: resting.Remaining == step.Amount);
        foreach (var order in (ReadOnlySpan<OrderEntry>)[resting, arriving])
        {
            var old = order.Remaining;
            if (order.Request.QuoteAmount is null) order.Amount -= step.Amount;
            order.UpdatedAt = Now;
            if (order.Request.Price is { } limit) SetHold(account, order, _fees.HoldFor(order.Side, limit, order.Remaining, order.Market));
            if (order.Remaining > 0) _events.Add(new OrderReduced(Now, order.ToOrder(), old, ++book.Sequence));
        }

        AddLevelChange(book, resting.Side, level);
        if (resting.Remaining == 0) End(book, resting, DoneReason.SelfTradePrevention);
        if (arriving.Remaining == 0 && arriving.Request.QuoteAmount is null) End(book, arriving, DoneReason.SelfTradePrevention);
    }

    private void End(MarketBook book, OrderEntry order, DoneReason reason)
    {
        BookLevel? level = order.Node is null ? null : book.Take(order, order.Remaining, remove: true);
        var account = AccountOf(order.Account);
        SetHold(account, order, 0);
        order.DoneReason = reason;
        order.UpdatedAt = Now;
        account.End(order);
        _events.Add(new OrderDone(Now, order.ToOrder(), ++book.Sequence));
        if (level is { } changed) AddLevelChange(book, order.Side, changed);
    }

    private void SetHold(AccountBook account, OrderEntry order, decimal hold)
    {
        Change(account, order.HoldAsset, 0, hold - order.Held);
        order.Held = hold;
    }

    private void AddLevelChange(MarketBook book, TradeType side, BookLevel level) =>
        _events.Add(new BookLevelChanged(Now, book.Market.TradingPair, side, level, ++book.UpdateId));

    private Guid NextUuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        _random.NextBytes(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}

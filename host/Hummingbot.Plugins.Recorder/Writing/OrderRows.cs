namespace Hummingbot.Plugins.Recorder;

/// <summary>Writes rows about orders, from the contract's types.</summary>
internal static class OrderRows
{
    public const string PendingCreate = nameof(OrderState.PendingCreate);

    public static WriteResult Order(
        WriteSession session, Statement statement, RecordingScope scope, InFlightOrder order, string status, string? trackingState)
    {
        var (baseAsset, quoteAsset) = Assets(order.TradingPair);
        return session.Run(
            statement, scope.Exchange, DatabaseText.Key(order.ClientOrderId), Key(order.ExchangeOrderId), scope.ConfigFile, scope.Strategy,
            DatabaseText.Key(order.TradingPair), baseAsset, quoteAsset, order.OrderType.ToString(), order.TradeType.ToString(),
            DatabaseText.Number(order.Amount), Number(order.Price), DatabaseText.Number(order.ExecutedAmountBase),
            DatabaseText.Number(order.ExecutedAmountQuote), (int)order.State, order.IsOutcomeUnknown, order.IsCancelRequested, status,
            DatabaseTime.Of(order.CreationTimestamp), DatabaseTime.Of(order.LastUpdateTimestamp), 1, "NIL", order.Error?.Kind.ToString(),
            Key(order.Error?.VenueCode), DatabaseText.Sentence(order.Error?.Message),
            trackingState is null ? null : DatabaseText.Clean(trackingState));
    }

    public static void Created(WriteSession session, RecordingScope scope, OrderCreatedEvent created)
    {
        var (baseAsset, quoteAsset) = Assets(created.TradingPair);
        var side = created.Kind == MarketEvent.SellOrderCreated ? TradeType.Sell : TradeType.Buy;
        session.Run(
            Statement.CreatedOrder, scope.Exchange, DatabaseText.Key(created.OrderId), Key(created.ExchangeOrderId), scope.ConfigFile,
            scope.Strategy, DatabaseText.Key(created.TradingPair), baseAsset, quoteAsset, created.Type.ToString(), side.ToString(),
            DatabaseText.Number(created.Amount), Number(created.Price), "0", "0", (int)OrderState.Open, false, false, created.Kind.ToString(),
            DatabaseTime.Of(created.CreationTimestamp), DatabaseTime.Of(created.Timestamp), created.Leverage,
            DatabaseText.Key(created.Position), null, null, null, null);
    }

    public static void Status(
        WriteSession session, RecordingScope scope, string clientOrderId, DateTimeOffset time, string status, string reference = "") =>
        session.Run(
            Statement.Status, scope.Exchange, DatabaseText.Key(clientOrderId), DatabaseTime.Of(time), status, DatabaseText.Key(reference));

    public static void Fill(WriteSession session, RecordingScope scope, OrderFilledEvent fill)
    {
        var (baseAsset, quoteAsset) = Assets(fill.TradingPair);
        session.Run(
            Statement.Fill, scope.Exchange, DatabaseText.Key(fill.OrderId), DatabaseText.Key(fill.ExchangeTradeId), Key(fill.ExchangeOrderId),
            scope.ConfigFile, scope.Strategy, DatabaseText.Key(fill.TradingPair), baseAsset, quoteAsset, DatabaseTime.Of(fill.Timestamp),
            fill.TradeType.ToString(), fill.OrderType.ToString(), DatabaseText.Number(fill.Price), DatabaseText.Number(fill.Amount), null,
            DatabaseText.Clean(TradeFeeText.Of(fill.TradeFee)), fill.FeeSource.ToString(), null, fill.Leverage, DatabaseText.Key(fill.Position));
    }

    public static void Fill(WriteSession session, RecordingScope scope, InFlightOrder order, OrderFill fill, OrderFilledEvent? told)
    {
        var (baseAsset, quoteAsset) = Assets(order.TradingPair);
        session.Run(
            Statement.OrderFill, scope.Exchange, DatabaseText.Key(order.ClientOrderId), DatabaseText.Key(fill.TradeId),
            Key(fill.ExchangeOrderId ?? order.ExchangeOrderId), scope.ConfigFile, scope.Strategy, DatabaseText.Key(order.TradingPair), baseAsset,
            quoteAsset, DatabaseTime.Of(fill.Timestamp), order.TradeType.ToString(), order.OrderType.ToString(), DatabaseText.Number(fill.Price),
            DatabaseText.Number(fill.BaseAmount), DatabaseText.Number(fill.QuoteAmount), DatabaseText.Clean(TradeFeeText.Of(fill.Fee)),
            fill.FeeSource.ToString(), fill.IsTaker, told?.Leverage ?? 1, told is null ? "NIL" : DatabaseText.Key(told.Position));
    }

    public static void Change(WriteSession session, RecordingScope scope, string clientOrderId, OrderChange change) =>
        session.Run(
            Statement.Change, scope.Exchange, DatabaseText.Key(clientOrderId), change.Status, DatabaseTime.Of(change.Timestamp),
            (int)change.State, false, Key(change.ExchangeOrderId), change.Error?.Kind.ToString(), Key(change.Error?.VenueCode),
            DatabaseText.Sentence(change.Error?.Message));

    public static void Tracking(WriteSession session, RecordingScope scope, string clientOrderId, string? trackingState) =>
        session.Run(
            Statement.Tracking, scope.Exchange, DatabaseText.Key(clientOrderId),
            trackingState is null ? null : DatabaseText.Clean(trackingState));

    private static (string Base, string Quote) Assets(string tradingPair)
    {
        var dash = tradingPair.IndexOf('-', StringComparison.Ordinal);
        return dash < 0
            ? (DatabaseText.Key(tradingPair), string.Empty)
            : (DatabaseText.Key(tradingPair[..dash]), DatabaseText.Key(tradingPair[(dash + 1)..]));
    }

    private static string? Key(string? text) => text is null ? null : DatabaseText.Key(text);

    private static string? Number(decimal? value) => value is { } number ? DatabaseText.Number(number) : null;
}

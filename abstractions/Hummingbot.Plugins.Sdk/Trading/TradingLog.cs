using Microsoft.Extensions.Logging;

namespace Hummingbot.Plugins.Sdk.Trading;

internal static partial class TradingLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "{Exchange}: a listener failed on {Kind} of {ClientOrderId}; the others are not affected.")]
    public static partial void ListenerFailed(ILogger logger, string exchange, MarketEvent kind, string clientOrderId, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Exchange}: {Work} failed.")]
    public static partial void WorkFailed(ILogger logger, string exchange, string work, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Exchange}: {Loop} failed and goes on in {Delay}.")]
    public static partial void LoopFailed(ILogger logger, string exchange, string loop, TimeSpan delay, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Exchange}: {Request} failed: {Reason}")]
    public static partial void RequestFailed(ILogger logger, string exchange, string request, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Exchange} {TradingPair}: order {ClientOrderId} created as {ExchangeOrderId}.")]
    public static partial void Created(ILogger logger, string exchange, string tradingPair, string clientOrderId, string exchangeOrderId);

    [LoggerMessage(Level = LogLevel.Information,
        Message = "{Exchange} {TradingPair}: order {ClientOrderId} ended as {State}, {Executed} executed (all fills known: {AreFillsComplete}).")]
    public static partial void Ended(
        ILogger logger, string exchange, string tradingPair, string clientOrderId, OrderState state, decimal executed, bool areFillsComplete);

    [LoggerMessage(Level = LogLevel.Warning,
        Message = "{Exchange} {TradingPair}: the outcome of order {ClientOrderId} is unknown; it counts as live and is asked for. {Reason}")]
    public static partial void OutcomeUnknown(ILogger logger, string exchange, string tradingPair, string clientOrderId, string reason);

    [LoggerMessage(Level = LogLevel.Warning,
        Message = "{Exchange} {TradingPair}: the venue says that it has no order {ClientOrderId} ({Count} of {Needed}).")]
    public static partial void Absent(ILogger logger, string exchange, string tradingPair, string clientOrderId, int count, int needed);

    [LoggerMessage(Level = LogLevel.Debug,
        Message = "{Exchange} {TradingPair}: execution {TradeId} of order {OrderId}, which is not tracked here.")]
    public static partial void ForeignTrade(ILogger logger, string exchange, string tradingPair, string orderId, string tradeId);

    [LoggerMessage(Level = LogLevel.Error,
        Message = "{Exchange} {TradingPair}: execution {TradeId} of order {ClientOrderId} makes no sense and is ignored.")]
    public static partial void SenselessTrade(ILogger logger, string exchange, string tradingPair, string clientOrderId, string tradeId);

    [LoggerMessage(Level = LogLevel.Error,
        Message = "{Exchange} {TradingPair}: order {ClientOrderId} has executed {Executed}, more than its amount {Amount}.")]
    public static partial void Overfilled(
        ILogger logger, string exchange, string tradingPair, string clientOrderId, decimal executed, decimal amount);

    [LoggerMessage(Level = LogLevel.Error,
        Message = "{Exchange} {TradingPair}: word about exchange order {Told} was given for order {ClientOrderId}, which is {Known}; it is ignored.")]
    public static partial void OtherOrder(
        ILogger logger, string exchange, string tradingPair, string clientOrderId, string known, string told);

    [LoggerMessage(Level = LogLevel.Error,
        Message = "{Exchange} {TradingPair}: the request for order {ClientOrderId} was refused, yet the venue has the order; it stays. {Reason}")]
    public static partial void RefusedYetKnown(ILogger logger, string exchange, string tradingPair, string clientOrderId, string reason);

    [LoggerMessage(Level = LogLevel.Error,
        Message = "{Exchange} {TradingPair}: order {ClientOrderId} was declared failed and turns out to live; it is being cancelled.")]
    public static partial void Ghost(ILogger logger, string exchange, string tradingPair, string clientOrderId);

    [LoggerMessage(Level = LogLevel.Error,
        Message = "{Exchange} {TradingPair}: fills of order {ClientOrderId} are missing and no longer asked for; {Executed} are known. Check the venue's history.")]
    public static partial void FillsGivenUp(ILogger logger, string exchange, string tradingPair, string clientOrderId, decimal executed);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Exchange} {TradingPair}: order {ClientOrderId} failed: {Reason}")]
    public static partial void OrderFailed(ILogger logger, string exchange, string tradingPair, string clientOrderId, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Exchange} {TradingPair}: cancelling order {ClientOrderId} failed: {Reason}")]
    public static partial void CancelFailed(ILogger logger, string exchange, string tradingPair, string clientOrderId, string reason);

    [LoggerMessage(Level = LogLevel.Information,
        Message = "{Exchange} {TradingPair}: open order {ClientOrderId} of an earlier run is tracked again.")]
    public static partial void Adopted(ILogger logger, string exchange, string tradingPair, string clientOrderId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Exchange}: the saved state of order {ClientOrderId} cannot be read: {Reason}")]
    public static partial void StateUnreadable(ILogger logger, string exchange, string clientOrderId, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Exchange} {TradingPair}: the trading rule cannot be read and the old one stays: {Reason}")]
    public static partial void RuleUnreadable(ILogger logger, string exchange, string tradingPair, string reason);

    [LoggerMessage(Level = LogLevel.Error,
        Message = "{Exchange}: a message of the user stream cannot be read; the account is read over REST instead. {Reason}")]
    public static partial void MessageUnreadable(ILogger logger, string exchange, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Exchange}: reading orders, fills and balances over REST, because: {Reason}.")]
    public static partial void Reconciling(ILogger logger, string exchange, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Exchange}: the network is {Status}.")]
    public static partial void NetworkChanged(ILogger logger, string exchange, NetworkStatus status);
}

using Hummingbot.Plugins.Sandbox.Matching;

namespace Hummingbot.Plugins.FaultMatrix.Tests.Support;

/// <summary>Whether what a connector has announced of an order is lawful, whole, and what happened at the venue.</summary>
internal static class Story
{
    /// <summary>How the events of one order differ from what they must be, or <see langword="null"/> when they do not.</summary>
    /// <param name="clientOrderId">The order.</param>
    /// <param name="events">Its events, oldest first.</param>
    /// <param name="order">The order at the venue; <see langword="null"/> when it never got there.</param>
    /// <param name="fills">Its executions at the venue.</param>
    public static string? Difference(string clientOrderId, IEnumerable<ExchangeEvent> events, Order? order, IEnumerable<Fill> fills)
    {
        var story = events.Where(happened => happened is not OrderUpdatedEvent).ToArray();
        var problem = order is null ? OfAbsent(story) : OfKnown(story, order, [.. fills]);
        return problem is null ? null : $"{clientOrderId} ({string.Join(' ', story.Select(happened => happened.Kind))}): {problem}";
    }

    private static string? OfAbsent(ExchangeEvent[] story) =>
        story is [OrderFailureEvent] ? null : "the venue never had it, so that it must have failed and nothing else";

    private static string? OfKnown(ExchangeEvent[] story, Order order, Fill[] fills)
    {
        if (story is not [OrderCreatedEvent, ..] || story.Count(happened => happened is OrderCreatedEvent) > 1)
            return "it was not announced as created once and first";
        var ends = story.Where(happened => happened is not (OrderCreatedEvent or OrderFilledEvent)).ToArray();
        if (ends.Length != (order.IsOpen ? 0 : 1)) return $"it has {ends.Length} ends and is {order.Status} at the venue";
        if (!order.IsOpen && !IsEndOf(order, ends[0])) return $"it is {order.Status} at the venue";

        var announced = story.OfType<OrderFilledEvent>().ToArray();
        if (announced.DistinctBy(fill => fill.ExchangeTradeId).Count() != announced.Length) return "a fill was announced twice";
        var amounts = (announced.Sum(fill => fill.Amount), announced.Sum(fill => fill.Amount * fill.Price));
        if (announced.Length != fills.Length || amounts != (order.FilledAmount, order.FilledQuote))
            return $"it has traded {order.FilledAmount} in {fills.Length} fills at the venue and {amounts.Item1} in {announced.Length} here";
        var fees = announced.SelectMany(fill => fill.TradeFee.FlatFees).Where(fee => fee.Token == order.FeeAsset).Sum(fee => fee.Amount);
        return fees == order.FeePaid ? null : $"it has paid {order.FeePaid} {order.FeeAsset} at the venue and {fees} here";
    }

    private static bool IsEndOf(Order order, ExchangeEvent end) => order.Status switch
    {
        OrderStatus.Filled => end is OrderCompletedEvent completed && completed.BaseAssetAmount == order.FilledAmount,
        OrderStatus.Cancelled => end is OrderCancelledEvent,
        _ => end is OrderExpiredEvent or OrderCancelledEvent,
    };
}

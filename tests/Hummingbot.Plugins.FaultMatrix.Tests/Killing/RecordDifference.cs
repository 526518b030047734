using Hummingbot.Plugins.FaultMatrix.Tests.Support;
using Hummingbot.Plugins.Recorder;
using Hummingbot.Plugins.Sandbox.Matching;

namespace Hummingbot.Plugins.FaultMatrix.Tests.Killing;

/// <summary>Compares what is on record of all runs with what the venue knows.</summary>
internal static class RecordDifference
{
    private const int Most = 10_000;

    private static readonly MarketEvent[] Ends =
    [
        MarketEvent.BuyOrderCompleted, MarketEvent.SellOrderCompleted, MarketEvent.OrderCancelled, MarketEvent.OrderExpired,
        MarketEvent.OrderFailure,
    ];

    /// <summary>The first difference, or <see langword="null"/> when there is none.</summary>
    public static async Task<string?> FindAsync(MarketsRecorder recorder, string exchange, Truth truth, CancellationToken cancellationToken)
    {
        await recorder.FlushAsync(cancellationToken);
        var recorded = await recorder.History.GetOrdersAsync(new HistoryFilter { Exchange = exchange, Take = Most }, cancellationToken);
        var recordedFills = (await recorder.History.GetFillsAsync(new HistoryFilter { Exchange = exchange, Take = Most }, cancellationToken))
            .ToLookup(fill => fill.ClientOrderId);
        var (orders, fills) = (truth.Orders(), truth.Fills());
        if (orders.Keys.Except(recorded.Select(order => order.ClientOrderId)).FirstOrDefault() is { } lost) return $"{lost} is not on record";
        foreach (var record in recorded)
        {
            var order = orders.GetValueOrDefault(record.ClientOrderId);
            var problem = order is null
                ? record.State == OrderState.Failed ? null : "the venue never had it"
                : Compare(record, order, [.. recordedFills[record.ClientOrderId]], [.. fills[record.ClientOrderId]]);
            if (problem is null && record.State >= OrderState.Filled)
                problem = await OfEndsAsync(recorder, exchange, record.ClientOrderId, cancellationToken);
            if (problem is not null) return $"{record.ClientOrderId} is on record as {record.State}: {problem}";
        }

        return null;
    }

    private static string? Compare(RecordedOrder record, Order order, RecordedFill[] recordedFills, Fill[] fills)
    {
        var state = order.Status switch
        {
            OrderStatus.Open => OrderState.Open,
            OrderStatus.PartiallyFilled => OrderState.PartiallyFilled,
            OrderStatus.Filled => OrderState.Filled,
            OrderStatus.Cancelled => OrderState.Canceled,
            _ => OrderState.Expired,
        };
        if (record.State != state || record.IsOutcomeUnknown) return $"the venue has it as {state}";
        if (record.ExecutedAmountBase != order.FilledAmount || record.ExecutedAmountQuote != order.FilledQuote)
            return $"the venue has {order.FilledAmount} of it filled, the record {record.ExecutedAmountBase}";
        if (recordedFills.Length != fills.Length || recordedFills.Sum(fill => fill.Amount) != order.FilledAmount)
            return $"the venue has {fills.Length} fills of it, the record {recordedFills.Length}";
        var fees = recordedFills.SelectMany(fill => fill.TradeFee.FlatFees).Where(fee => fee.Token == order.FeeAsset).Sum(fee => fee.Amount);
        return fees == order.FeePaid ? null : $"it has paid {order.FeePaid} {order.FeeAsset}, and on record {fees}";
    }

    private static async Task<string?> OfEndsAsync(MarketsRecorder recorder, string exchange, string id, CancellationToken cancellationToken)
    {
        var steps = await recorder.History.GetStatusesAsync(exchange, id, cancellationToken);
        var ends = steps.Count(step => Ends.Any(end => end.ToString() == step.Status));
        return ends <= 1 ? null : $"it has ended {ends} times";
    }
}

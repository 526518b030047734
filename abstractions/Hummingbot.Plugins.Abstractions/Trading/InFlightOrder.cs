using System.Collections.ObjectModel;

namespace Hummingbot.Plugins;

/// <summary>A tracked order as it was at one moment.</summary>
/// <remarks>
/// An immutable snapshot: safe to keep and to read from any thread; the connector replaces it by a new one when the order changes. Its
/// collections never change after construction and compare by reference. Prices are in quote per base.
/// </remarks>
public sealed record InFlightOrder
{
    /// <summary>The id that this side gave to the order; unique per account and known before anything is sent.</summary>
    public required string ClientOrderId { get; init; }

    /// <summary>The venue's id, or <see langword="null"/> as long as the venue has not acknowledged the order.</summary>
    public string? ExchangeOrderId { get; init; }

    /// <summary>The pair, as <c>BASE-QUOTE</c>.</summary>
    public required string TradingPair { get; init; }

    /// <summary>How the order is executed.</summary>
    public required OrderType OrderType { get; init; }

    /// <summary>The order's side.</summary>
    public required TradeType TradeType { get; init; }

    /// <summary>The limit price after quantisation; <see langword="null"/> for <see cref="Plugins.OrderType.Market"/>.</summary>
    public decimal? Price { get; init; }

    /// <summary>The whole amount in base asset after quantisation.</summary>
    public required decimal Amount { get; init; }

    /// <summary>How much base asset has been executed.</summary>
    public decimal ExecutedAmountBase { get; init; }

    /// <summary>How much quote asset the executed part has cost or brought, before fees.</summary>
    public decimal ExecutedAmountQuote { get; init; }

    /// <summary>The fees charged so far, by asset; negative for a rebate.</summary>
    public IReadOnlyDictionary<string, decimal> FeesPaid { get; init; } = ReadOnlyDictionary<string, decimal>.Empty;

    /// <summary>Every fill that has been applied, by <see cref="OrderFill.TradeId"/>. A trade id that is in here is never applied
    /// again, whichever way it arrives.</summary>
    public IReadOnlyDictionary<string, OrderFill> Fills { get; init; } = ReadOnlyDictionary<string, OrderFill>.Empty;

    /// <summary>Where the order is in its life.</summary>
    public required OrderState State { get; init; }

    /// <summary>
    /// Whether a request about this order had an unknown outcome (time-out, broken connection, 5xx) or the venue cannot at present say
    /// what became of the order. The order counts as live: it is kept, persisted and asked about until the venue's own word settles it.
    /// </summary>
    public bool IsOutcomeUnknown { get; init; }

    /// <summary>Whether a cancellation has been asked for and the order has not ended yet. It may still be waiting for the venue's
    /// acknowledgement of the order.</summary>
    public bool IsCancelRequested { get; init; }

    /// <summary>When the order was created, by this side's clock.</summary>
    public required DateTimeOffset CreationTimestamp { get; init; }

    /// <summary>When the order last changed: the venue's time when it gave one, else this side's.</summary>
    public required DateTimeOffset LastUpdateTimestamp { get; init; }

    /// <summary>Why the order failed or why its outcome is unknown; <see langword="null"/> when all is well.</summary>
    public OrderError? Error { get; init; }

    /// <summary>Executed quote per executed base; <see langword="null"/> when nothing has been executed.</summary>
    public decimal? AveragePrice => ExecutedAmountBase == 0m ? null : ExecutedAmountQuote / ExecutedAmountBase;

    /// <summary>How much base asset has not been executed; never negative.</summary>
    public decimal RemainingAmount => Math.Max(0m, Amount - ExecutedAmountBase);

    /// <summary>Whether the order may still be executed. An order of unknown outcome is open.</summary>
    public bool IsOpen => State < OrderState.Filled;

    /// <summary>Whether the order has ended, in whichever way.</summary>
    public bool IsDone => !IsOpen;

    /// <summary>Whether the order was executed in full.</summary>
    public bool IsFilled => State == OrderState.Filled;

    /// <summary>Whether the order failed.</summary>
    public bool IsFailure => State == OrderState.Failed;

    /// <summary>Whether the order was cancelled.</summary>
    public bool IsCancelled => State == OrderState.Canceled;
}

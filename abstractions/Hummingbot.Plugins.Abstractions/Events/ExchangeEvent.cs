using System.Text.Json.Serialization;

namespace Hummingbot.Plugins;

/// <summary>Something that a connector announces. Immutable plain data: it may be kept, serialised and read from any thread.</summary>
/// <remarks>Later contract versions may add kinds: a listener ignores those that it does not know.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(BuyOrderCreatedEvent), nameof(MarketEvent.BuyOrderCreated))]
[JsonDerivedType(typeof(SellOrderCreatedEvent), nameof(MarketEvent.SellOrderCreated))]
[JsonDerivedType(typeof(OrderFilledEvent), nameof(MarketEvent.OrderFilled))]
[JsonDerivedType(typeof(BuyOrderCompletedEvent), nameof(MarketEvent.BuyOrderCompleted))]
[JsonDerivedType(typeof(SellOrderCompletedEvent), nameof(MarketEvent.SellOrderCompleted))]
[JsonDerivedType(typeof(OrderCancelledEvent), nameof(MarketEvent.OrderCancelled))]
[JsonDerivedType(typeof(OrderExpiredEvent), nameof(MarketEvent.OrderExpired))]
[JsonDerivedType(typeof(OrderFailureEvent), nameof(MarketEvent.OrderFailure))]
[JsonDerivedType(typeof(OrderUpdatedEvent), nameof(MarketEvent.OrderUpdate))]
[JsonDerivedType(typeof(TransactionFailureEvent), nameof(MarketEvent.TransactionFailure))]
public abstract record ExchangeEvent
{
    private protected ExchangeEvent(MarketEvent kind) => Kind = kind;

    /// <summary>What happened.</summary>
    [JsonIgnore]
    public MarketEvent Kind { get; }

    /// <summary>When it happened, by the connector's clock.</summary>
    [JsonPropertyOrder(-2)]
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>The client order id; for <see cref="TransactionFailureEvent"/> the id that the transaction is tracked by.</summary>
    [JsonPropertyOrder(-1)]
    public required string OrderId { get; init; }
}

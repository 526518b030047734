using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hummingbot.Plugins.Sdk.Trading;

/// <summary>An order as it is persisted: JSON with every number as text, so that no reader rounds it.</summary>
internal sealed record OrderTrackingState
{
    private const string CurrentVersion = "1";
    private const int LongestText = 4 * 1024 * 1024;

    public required string Version { get; init; }

    public required string ClientOrderId { get; init; }

    public string? ExchangeOrderId { get; init; }

    public required string TradingPair { get; init; }

    public required string OrderType { get; init; }

    public required string TradeType { get; init; }

    public string? Price { get; init; }

    public required string Amount { get; init; }

    public required string State { get; init; }

    public bool IsOutcomeUnknown { get; init; }

    public bool IsCancelRequested { get; init; }

    public required string CreationTimestamp { get; init; }

    public required string LastUpdateTimestamp { get; init; }

    public string? ErrorKind { get; init; }

    public string? ErrorMessage { get; init; }

    public string? ErrorVenueCode { get; init; }

    public required string ExecutedAmountBase { get; init; }

    public required string ExecutedAmountQuote { get; init; }

    public IReadOnlyList<FillState> OrderFills { get; init; } = [];

    /// <summary>Writes an order.</summary>
    public static string Write(InFlightOrder order) => JsonSerializer.Serialize(
        new OrderTrackingState
        {
            Version = CurrentVersion,
            ClientOrderId = order.ClientOrderId,
            ExchangeOrderId = order.ExchangeOrderId,
            TradingPair = order.TradingPair,
            OrderType = order.OrderType.ToString(),
            TradeType = order.TradeType.ToString(),
            Price = order.Price is { } price ? Text(price) : null,
            Amount = Text(order.Amount),
            State = order.State.ToString(),
            IsOutcomeUnknown = order.IsOutcomeUnknown,
            IsCancelRequested = order.IsCancelRequested,
            CreationTimestamp = Text(order.CreationTimestamp),
            LastUpdateTimestamp = Text(order.LastUpdateTimestamp),
            ErrorKind = order.Error?.Kind.ToString(),
            ErrorMessage = order.Error?.Message,
            ErrorVenueCode = order.Error?.VenueCode,
            ExecutedAmountBase = Text(order.ExecutedAmountBase),
            ExecutedAmountQuote = Text(order.ExecutedAmountQuote),
            OrderFills = [.. order.Fills.Values.Select(FillState.Of)],
        },
        TrackingStateJson.Default.OrderTrackingState);

    /// <summary>Reads an order. Totals are those of its fills.</summary>
    /// <param name="clientOrderId">The id that the entry stands under.</param>
    /// <param name="text">The entry.</param>
    /// <exception cref="FormatException">The entry cannot be read; the message says why.</exception>
    public static InFlightOrder Read(string clientOrderId, string text)
    {
        if (text.Length > LongestText) throw new FormatException($"It has {text.Length} characters; no order needs more than {LongestText}.");
        OrderTrackingState state;
        try
        {
            state = JsonSerializer.Deserialize(text, TrackingStateJson.Default.OrderTrackingState)
                ?? throw new FormatException("It is null.");
        }
        catch (JsonException exception)
        {
            throw new FormatException($"It is not the JSON of an order: {exception.Message}", exception);
        }

        if (state.Version != CurrentVersion)
            throw new FormatException($"It is of version '{state.Version}', and this connector reads version '{CurrentVersion}'.");
        if (state.ClientOrderId != clientOrderId) throw new FormatException($"It belongs to the order '{state.ClientOrderId}'.");
        if (!PairAssets.TryParse(state.TradingPair, out _)) throw new FormatException($"'{state.TradingPair}' is not a trading pair.");
        return state.ToOrder();
    }

    private InFlightOrder ToOrder()
    {
        var order = new InFlightOrder
        {
            ClientOrderId = ClientOrderId,
            ExchangeOrderId = ExchangeOrderId,
            TradingPair = TradingPair,
            OrderType = Name<OrderType>(OrderType),
            TradeType = Name<TradeType>(TradeType),
            Price = Price is null ? null : Number(Price),
            Amount = Number(Amount),
            State = Name<OrderState>(State),
            IsOutcomeUnknown = IsOutcomeUnknown,
            IsCancelRequested = IsCancelRequested,
            CreationTimestamp = Time(CreationTimestamp),
            LastUpdateTimestamp = Time(LastUpdateTimestamp),
            Error = ErrorKind is null
                ? null
                : new OrderError { Kind = Name<ExchangeErrorKind>(ErrorKind), Message = ErrorMessage ?? string.Empty, VenueCode = ErrorVenueCode },
            Fills = ImmutableDictionary.Create<string, OrderFill>(StringComparer.Ordinal),
        };
        foreach (var fill in OrderFills) order = FillArithmetic.Apply(order, fill.ToFill(order));
        return order;
    }

    internal static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    internal static string Text(DateTimeOffset value) => value.ToString("O", CultureInfo.InvariantCulture);

    internal static decimal Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new FormatException($"'{text}' is not a decimal number.");

    internal static DateTimeOffset Time(string text) =>
        DateTimeOffset.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var value)
            ? value
            : throw new FormatException($"'{text}' is not a time.");

    internal static T Name<T>(string text)
        where T : struct, Enum =>
        Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value)
            ? value
            : throw new FormatException($"'{text}' is not a known {typeof(T).Name}.");
}

/// <summary>Reads and writes tracking states.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OrderTrackingState))]
internal sealed partial class TrackingStateJson : JsonSerializerContext;

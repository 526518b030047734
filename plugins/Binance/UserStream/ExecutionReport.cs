using System.Text.Json.Serialization;

namespace Hummingbot.Plugins.Binance.UserStream;

/// <summary>The user stream's event about one order: <c>executionReport</c>.</summary>
internal sealed record ExecutionReport(
    [property: JsonPropertyName("s")] string Symbol,
    [property: JsonPropertyName("c")] string ClientOrderId,
    [property: JsonPropertyName("S")] string Side,
    [property: JsonPropertyName("o")] string OrderType,
    [property: JsonPropertyName("q")] decimal Amount,
    [property: JsonPropertyName("p")] decimal Price,
    [property: JsonPropertyName("x")] string ExecutionType,
    [property: JsonPropertyName("X")] string Status,
    [property: JsonPropertyName("i")] long OrderId,
    [property: JsonPropertyName("l")] decimal LastAmount,
    [property: JsonPropertyName("L")] decimal LastPrice,
    [property: JsonPropertyName("z")] decimal ExecutedBase,
    [property: JsonPropertyName("Z")] decimal ExecutedQuote,
    [property: JsonPropertyName("T")] long TransactionTime,
    [property: JsonPropertyName("t")] long TradeId,
    [property: JsonPropertyName("m")] bool IsMaker,
    [property: JsonPropertyName("n")] decimal? Commission = null,
    [property: JsonPropertyName("N")] string? CommissionAsset = null,
    [property: JsonPropertyName("Y")] decimal? LastQuote = null,
    [property: JsonPropertyName("C")] string? OriginalClientOrderId = null,
    [property: JsonPropertyName("r")] string? RejectReason = null)
{
    /// <summary>
    /// The order's own id. When an order is cancelled by request, the event names the request by it, and the order by the original id.
    /// </summary>
    public string OrderClientId =>
        ExecutionType == "CANCELED" && !string.IsNullOrEmpty(OriginalClientOrderId) ? OriginalClientOrderId : ClientOrderId;
}

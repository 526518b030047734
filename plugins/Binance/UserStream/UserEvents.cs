using System.Text;
using System.Text.Json;
using Hummingbot.Plugins.Binance.Rest;
using Hummingbot.Plugins.Binance.Trading;
using Hummingbot.Plugins.Sdk.Symbols;
using Hummingbot.Plugins.Sdk.Trading;

namespace Hummingbot.Plugins.Binance.UserStream;

/// <summary>Translates the events of the user stream.</summary>
internal static class UserEvents
{
    /// <summary>The event in a message: in the WebSocket API's envelope, or bare.</summary>
    /// <param name="message">The message.</param>
    public static JsonElement EventOf(JsonElement message) =>
        message.TryGetProperty("event"u8, out var inner) && inner.ValueKind == JsonValueKind.Object ? inner : message;

    /// <summary>The venue's word for an event's kind, or <see langword="null"/> when it is no event.</summary>
    /// <param name="item">What <see cref="EventOf"/> gave.</param>
    public static string? KindOf(JsonElement item) =>
        item.TryGetProperty("e"u8, out var kind) && kind.ValueKind == JsonValueKind.String ? kind.GetString() : null;

    /// <summary>Translates one message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="symbols">The venue's markets.</param>
    /// <param name="updates">Takes what it says.</param>
    /// <exception cref="JsonException">It cannot be read.</exception>
    /// <exception cref="ExchangeException">It says something that is not known.</exception>
    public static void Translate(ReadOnlyMemory<byte> message, SymbolMap symbols, AccountUpdates updates)
    {
        using var json = JsonDocument.Parse(message);
        var item = EventOf(json.RootElement);
        switch (KindOf(item))
        {
            case "executionReport":
                AddReport(item.Deserialize(BinanceJson.Default.ExecutionReport)!, symbols, updates);
                break;
            case "outboundAccountPosition":
                AddPosition(item.Deserialize(BinanceJson.Default.AccountPosition)!, updates);
                break;
            case "balanceUpdate" or "externalLockUpdate":
                // Only the change is told, of a deposit, a withdrawal or a transfer.
                updates.RefreshBalances();
                break;
        }
    }

    private static void AddReport(ExecutionReport report, SymbolMap symbols, AccountUpdates updates)
    {
        // Of a market that is not on the map no order can be ours.
        if (symbols.FindSymbol(Encoding.UTF8.GetBytes(report.Symbol)) is not { TradingPair: var pair }) return;
        var id = report.OrderClientId;
        var exchangeId = OrderWords.Text(report.OrderId);
        var time = OrderWords.Time(report.TransactionTime);
        if (report.ExecutionType == "TRADE")
        {
            updates.Add(new TradeUpdate
            {
                TradeId = OrderWords.Text(report.TradeId),
                ClientOrderId = id,
                ExchangeOrderId = exchangeId,
                TradingPair = pair,
                Price = report.LastPrice,
                BaseAmount = report.LastAmount,
                QuoteAmount = report.LastQuote is > 0m ? report.LastQuote : null,
                Fees = report.Commission is { } commission ? OrderWords.Fees(commission, report.CommissionAsset) : null,
                IsTaker = !report.IsMaker,
                Timestamp = time,
            });
        }

        updates.Add(new OrderUpdate
        {
            ClientOrderId = id,
            ExchangeOrderId = exchangeId,
            TradingPair = pair,
            NewState = OrderWords.StateOf(report.Status),
            Timestamp = time,
            ExecutedAmountBase = report.ExecutedBase,
            ExecutedAmountQuote = report.ExecutedQuote,
            TradeType = OrderWords.SideOf(report.Side),
            OrderType = OrderWords.TypeOf(report.OrderType),
            Price = report.Price > 0m ? report.Price : null,
            Amount = report.Amount,
            Error = report.Status == OrderWords.RejectedStatus ? Rejection(report.RejectReason) : null,
        });
    }

    private static void AddPosition(AccountPosition position, AccountUpdates updates)
    {
        var time = OrderWords.Time(position.LastUpdateTime);
        foreach (var asset in position.Assets)
            updates.Add(new AssetBalance(asset.Name, asset.Free + asset.Locked, asset.Free) { Timestamp = time });
    }

    private static OrderError Rejection(string? reason) => new()
    {
        Kind = ExchangeErrorKind.Refused,
        Message = $"binance refused the order: {reason ?? "no reason given"}.",
        VenueCode = reason,
    };
}

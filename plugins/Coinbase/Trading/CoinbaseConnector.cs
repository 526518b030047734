using System.Text.Json;
using Hummingbot.Plugins.Coinbase.MarketData;
using Hummingbot.Plugins.Coinbase.Rest;
using Hummingbot.Plugins.Coinbase.UserStream;
using Hummingbot.Plugins.Sdk.Rest;
using Hummingbot.Plugins.Sdk.Time;
using Hummingbot.Plugins.Sdk.Trading;

namespace Hummingbot.Plugins.Coinbase.Trading;

/// <summary>Trades on Coinbase Exchange for one account.</summary>
internal sealed class CoinbaseConnector(
    ExchangeDescriptor descriptor,
    PluginContext context,
    IOrderBookTracker orderBookTracker,
    IExchangeAuth auth,
    IUserStreamTracker? userStreamTracker,
    ICoinbaseRestClient rest,
    ICoinbaseAccountClient account,
    OrderEntry entry,
    CoinbaseProducts products,
    ServerTimeSynchronizer clock)
    : ExchangeConnectorBase(descriptor, context, orderBookTracker, auth, userStreamTracker)
{
    private static readonly string[] LiveStatuses = ["open", "pending", "active"];

    /// <summary>The venue takes nothing but UUIDs.</summary>
    protected override ClientOrderIdFormat ClientOrderIdFormat => ClientOrderIdFormat.Uuid;

    protected override IReadOnlyCollection<string> SupportedExtras => CoinbaseOrders.Extras;

    /// <summary>The venue forgets orders that are cancelled before they have traded.</summary>
    protected override OrderState StateOfAbsentOrder(InFlightOrder order) =>
        order.ExchangeOrderId is not null || order.State > OrderState.PendingCreate ? OrderState.Canceled : OrderState.Failed;

    protected override Task CheckVenueAsync(CancellationToken cancellationToken) => rest.GetTimeAsync(cancellationToken);

    protected override async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await clock.EnsureSynchronizedAsync(cancellationToken);
        await products.RefreshAsync(cancellationToken);
    }

    protected override async Task<PlacedOrder> ExecuteOrderAsync(
        InFlightOrder order, IReadOnlyDictionary<string, string> extras, CancellationToken cancellationToken)
    {
        var product = await products.FindAsync(order.TradingPair, cancellationToken);
        var answer = await entry.PlaceAsync(CoinbaseOrders.RequestOf(order, product.Symbol, extras), cancellationToken);
        if (answer.Status == "rejected")
        {
            var error = CoinbaseOrders.ErrorOf(answer);
            throw new ExchangeException(Name, error.Kind, error.Message) { VenueCode = error.VenueCode };
        }

        return new PlacedOrder
        {
            ClientOrderId = order.ClientOrderId,
            ExchangeOrderId = answer.Id,
            Timestamp = answer.CreatedAt ?? Now,
        };
    }

    protected override async Task<CancelOutcome> ExecuteCancelAsync(InFlightOrder order, CancellationToken cancellationToken)
    {
        try
        {
            var productId = products.Symbols.FindPair(order.TradingPair)?.Symbol;
            return await account.CancelOrderAsync(IdOf(order.ExchangeOrderId, order.ClientOrderId), productId, cancellationToken)
                .ParseAsync(Name, ReadCancelled, cancellationToken);
        }
        catch (ExchangeException exception) when (CoinbaseErrors.SaysOrderIsDone(exception))
        {
            return CancelOutcome.AlreadyDone;
        }
    }

    protected override async Task<OrderQueryOutcome> QueryOrderAsync(OrderReference order, CancellationToken cancellationToken)
    {
        var answer = await account.GetOrderAsync(IdOf(order.ExchangeOrderId, order.ClientOrderId), cancellationToken);
        return new OrderQueryOutcome.Found(CoinbaseOrders.UpdateOf(answer, products, Now));
    }

    protected override async Task<IReadOnlyList<TradeUpdate>> QueryTradesAsync(InFlightOrder order, CancellationToken cancellationToken)
    {
        // Fills are listed by the venue's id alone.
        var id = order.ExchangeOrderId
            ?? (await account.GetOrderAsync(IdOf(null, order.ClientOrderId), cancellationToken)).Id;
        var fills = await CoinbasePages.ReadAllAsync(
            after => account.GetFillsAsync(id, CoinbaseFacts.PageSize, after, cancellationToken),
            CoinbaseJson.Default.IReadOnlyListCoinbaseFill,
            cancellationToken);
        return [.. fills.Where(fill => fill.OrderId == id).Select(fill => CoinbaseOrders.TradeOf(fill, products))];
    }

    protected override async Task<IReadOnlyList<OrderUpdate>> QueryOpenOrdersAsync(CancellationToken cancellationToken)
    {
        var orders = await CoinbasePages.ReadAllAsync(
            after => account.GetOrdersAsync(LiveStatuses, CoinbaseFacts.PageSize, after, cancellationToken),
            CoinbaseJson.Default.IReadOnlyListCoinbaseOrder,
            cancellationToken);
        return [.. orders.Select(order => CoinbaseOrders.UpdateOf(order, products, Now))];
    }

    protected override async Task<IReadOnlyList<AssetBalance>> QueryBalancesAsync(CancellationToken cancellationToken)
    {
        var accounts = await account.GetAccountsAsync(cancellationToken);
        return [.. accounts.Select(one => new AssetBalance(one.Currency, one.Balance, one.Available))];
    }

    protected override async Task<TradingRulesReading> QueryTradingRulesAsync(CancellationToken cancellationToken) =>
        CoinbaseRules.Read(await products.FetchAsync(cancellationToken));

    protected override async Task<TradeFeeSchema?> QueryAccountFeesAsync(CancellationToken cancellationToken)
    {
        var fees = await account.GetFeesAsync(cancellationToken);
        if (fees is not { MakerFeeRate: > -1m and < 1m, TakerFeeRate: > -1m and < 1m })
            throw new ExchangeException(Name, ExchangeErrorKind.BadData, $"{Name} states fee rates that are no fractions; the rates known before stay.");
        return Fees.WithoutTier with { MakerPercentFee = fees.MakerFeeRate, TakerPercentFee = fees.TakerFeeRate };
    }

    protected override void TranslateUserMessage(UserStreamMessage message, AccountUpdates updates) =>
        CoinbaseUserMessages.Translate(message.Payload.Span, products, updates);

    private static string IdOf(string? exchangeOrderId, string clientOrderId) => exchangeOrderId is null
        ? CoinbaseFacts.ClientIdMark + Uri.EscapeDataString(clientOrderId)
        : Uri.EscapeDataString(exchangeOrderId);

    // The answer is the id that was given, or the venue's own.
    private static CancelOutcome ReadCancelled(ReadOnlySpan<byte> body) =>
        string.IsNullOrEmpty(JsonSerializer.Deserialize(body, CoinbaseJson.Default.String))
            ? throw new JsonException("a cancellation without an id")
            : CancelOutcome.Cancelled();
}

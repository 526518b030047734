using System.Collections.Frozen;
using Hummingbot.Plugins.Binance.MarketData;
using Hummingbot.Plugins.Binance.Rest;
using Hummingbot.Plugins.Binance.UserStream;
using Hummingbot.Plugins.Sdk.Time;
using Hummingbot.Plugins.Sdk.Trading;

namespace Hummingbot.Plugins.Binance.Trading;

/// <summary>Trades on Binance Spot.</summary>
internal sealed partial class BinanceConnector : ExchangeConnectorBase
{
    /// <summary>The venue's clock is known less exactly than it stamps events.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(1);

    private readonly IBinanceRestClient _rest;
    private readonly IBinanceAccountClient _account;
    private readonly OrderEntry _entry;
    private readonly BinanceMarkets _markets;
    private readonly ServerTimeSynchronizer _time;
    private readonly bool _hasUserStream;
    private volatile FrozenDictionary<string, MarketLot> _marketLots = FrozenDictionary<string, MarketLot>.Empty;

    public BinanceConnector(
        ExchangeDescriptor descriptor,
        PluginContext context,
        IOrderBookTracker orderBookTracker,
        IExchangeAuth auth,
        IBinanceRestClient rest,
        IBinanceAccountClient account,
        OrderEntry entry,
        BinanceMarkets markets,
        ServerTimeSynchronizer time,
        IUserStreamTracker? userStreamTracker = null)
        : base(descriptor, context, orderBookTracker, auth, userStreamTracker)
    {
        _rest = rest;
        _account = account;
        _entry = entry;
        _markets = markets;
        _time = time;
        _hasUserStream = userStreamTracker is not null;
    }

    /// <inheritdoc/>
    protected override ClientOrderIdFormat ClientOrderIdFormat { get; } =
        ClientOrderIdFormat.Text(BinanceFacts.ClientOrderIdPrefix, BinanceFacts.ClientOrderIdLength);

    /// <inheritdoc/>
    protected override bool RealTimeBalanceUpdates => _hasUserStream;

    /// <inheritdoc/>
    protected override Task CheckVenueAsync(CancellationToken cancellationToken) => _rest.PingAsync(cancellationToken);

    /// <inheritdoc/>
    protected override Task PrepareAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(_markets.RefreshAsync(cancellationToken), _time.RefreshAsync(cancellationToken));

    /// <inheritdoc/>
    protected override async Task<TradingRulesReading> QueryTradingRulesAsync(CancellationToken cancellationToken)
    {
        var rules = await _markets.LoadTradingRulesAsync(cancellationToken);
        _marketLots = rules.MarketLots.ToFrozenDictionary(StringComparer.Ordinal);
        return rules.Reading;
    }

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<AssetBalance>> QueryBalancesAsync(CancellationToken cancellationToken)
    {
        // What happened before the question is in the answer, and so is the account's last change; fills that are learned later are told
        // by their time from those that it lacks.
        var known = _time.UtcNow - ClockTolerance;
        var account = await _account.GetAccountAsync(omitZeroBalances: "true", cancellationToken);
        if (account.UpdateTime is { } last && OrderWords.Time(last) is var changed && changed > known) known = changed;
        return [.. account.Balances.Select(asset => new AssetBalance(asset.Asset, asset.Free + asset.Locked, asset.Free) { Timestamp = known })];
    }

    /// <inheritdoc/>
    protected override async Task<TradeFeeSchema?> QueryAccountFeesAsync(CancellationToken cancellationToken)
    {
        var account = await _account.GetAccountAsync(omitZeroBalances: "true", cancellationToken);
        return account.CommissionRates is { } rates
            ? Fees.WithoutTier with { MakerPercentFee = rates.Maker, TakerPercentFee = rates.Taker }
            : null;
    }

    /// <inheritdoc/>
    protected override void TranslateUserMessage(UserStreamMessage message, AccountUpdates updates) =>
        UserEvents.Translate(message.Payload, _markets.Symbols, updates);
}

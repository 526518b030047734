using Hummingbot.Plugins.Testing;
using Xunit.Sdk;

namespace Hummingbot.Plugins.Conformance.Tests;

/// <summary>The cards are worth something only if a connector that does wrong fails them.</summary>
public sealed class DistortionTests
{
    private static readonly Dictionary<string, (string Card, Func<IExchangeConnector, IExchangeConnector> Distort)> Distortions = new()
    {
        ["fills are announced twice"] = (
            nameof(ExchangeConnectorConformance.Every_fill_is_recorded_once_with_its_own_id_and_its_fee),
            Listening((e, listener) =>
            {
                listener(e);
                if (e is OrderFilledEvent) listener(e);
            })),
        ["fees are not told"] = (
            nameof(ExchangeConnectorConformance.Every_fill_is_recorded_once_with_its_own_id_and_its_fee),
            Listening((e, listener) => listener(
                e is OrderFilledEvent fill ? fill with { TradeFee = new TradeFee { Kind = TradeFeeKind.AddedToCost } } : e))),
        ["the order's id stands for that of the fill"] = (
            nameof(ExchangeConnectorConformance.Every_fill_is_recorded_once_with_its_own_id_and_its_fee),
            Listening((e, listener) => listener(e is OrderFilledEvent fill ? fill with { ExchangeTradeId = fill.ExchangeOrderId! } : e))),
        ["fills are smaller than they were"] = (
            nameof(ExchangeConnectorConformance.A_market_sell_is_filled_and_completed),
            Listening((e, listener) => listener(e is OrderFilledEvent fill ? fill with { Amount = fill.Amount / 2 } : e))),
        ["orders are created twice"] = (
            nameof(ExchangeConnectorConformance.A_limit_buy_is_filled_and_completed),
            Listening((e, listener) =>
            {
                listener(e);
                if (e is OrderCreatedEvent) listener(e);
            })),
        ["orders are sent twice"] = (
            nameof(ExchangeConnectorConformance.An_order_whose_answer_is_lost_is_found_again_and_not_placed_twice),
            Calling(nameof(IExchangeConnector.Buy), forward =>
            {
                forward();
                return forward();
            })),
        ["nothing is listed"] = (
            nameof(ExchangeConnectorConformance.Orders_are_listed),
            Calling("get_" + nameof(IExchangeConnector.LimitOrders), _ => Array.Empty<LimitOrder>())),
        ["nothing is saved"] = (
            nameof(ExchangeConnectorConformance.Orders_are_saved_and_restored),
            Calling("get_" + nameof(IExchangeConnector.TrackingStates), _ => new Dictionary<string, string>())),
        ["cancelling all tells of nothing"] = (
            nameof(ExchangeConnectorConformance.Limit_maker_orders_that_do_not_match_stay_open),
            Calling(nameof(IExchangeConnector.CancelAllAsync), _ => Task.FromResult<IReadOnlyList<CancellationResult>>([]))),
        ["trading is free"] = (
            nameof(ExchangeConnectorConformance.Fees_are_estimated_for_maker_and_taker_and_both_sides),
            Calling(
                nameof(IExchangeConnector.GetFee),
                _ => new FeeEstimate(new TradeFee { Kind = TradeFeeKind.AddedToCost }, FeeSource.AccountTier))),
        ["prices are not rounded"] = (
            nameof(ExchangeConnectorConformance.Prices_and_amounts_are_what_the_venue_can_express),
            Calling(nameof(IExchangeConnector.QuantizeOrderPrice), _ => 12345.678901m)),
        ["the venue is always there"] = (
            nameof(ExchangeConnectorConformance.A_venue_that_cannot_be_reached_is_an_answer_and_not_an_exception),
            Calling(nameof(INetwork.CheckNetworkAsync), _ => Task.FromResult(NetworkStatus.Connected))),
    };

    public static TheoryData<string> Names => new(Distortions.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_connector_that_does_wrong_fails_its_card(string distortion)
    {
        var (card, distort) = Distortions[distortion];
        await using var venue = new Distorted(distort);
        await venue.InitializeAsync();
        var method = typeof(ExchangeConnectorConformance).GetMethod(card)!;
        object?[] arguments = method.GetParameters().Length == 0 ? [] : ["responseLost"];
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => (Task)method.Invoke(venue, arguments)!);
        Assert.IsType<IAssertionException>(failure, exactMatch: false);
    }

    private static Func<IExchangeConnector, IExchangeConnector> Calling(string member, Func<Func<object?>, object?> answer) =>
        connector => ConnectorProxy.Wrap(connector, (_, method, _, forward) => method.Name == member ? answer(forward) : forward());

    private static Func<IExchangeConnector, IExchangeConnector> Listening(Action<ExchangeEvent, Action<ExchangeEvent>> distort) =>
        connector => ConnectorProxy.Wrap(connector, (inner, method, args, forward) =>
            method.Name == nameof(IExchangeConnector.Subscribe)
                ? inner.Subscribe(e => distort(e, (Action<ExchangeEvent>)args[0]!))
                : forward());

    private sealed class Distorted(Func<IExchangeConnector, IExchangeConnector> distort) : ExchangeConnectorConformance
    {
        protected override VenueUnderTest Venue => BinanceFacts.Venue with { CreatePlugin = () => new DistortedPlugin(distort) };
    }
}

using System.Globalization;
using Hummingbot.Plugins.Binance.Sandbox.Calls;
using Hummingbot.Plugins.Binance.Sandbox.Streams;
using Hummingbot.Plugins.Binance.Sandbox.Wire;
using Hummingbot.Plugins.Sandbox.Matching;
using Hummingbot.Plugins.Sandbox.Server;
using Microsoft.Extensions.Logging;

namespace Hummingbot.Plugins.Binance.Sandbox;

/// <summary>Binance Spot in a box: REST, market streams and the user stream of the WebSocket API, on loopback.</summary>
/// <param name="timeProvider">The clock.</param>
/// <param name="loggerFactory">Where it logs.</param>
public sealed class BinanceSandbox(TimeProvider timeProvider, ILoggerFactory loggerFactory)
    : VenueSandbox("binance", timeProvider, loggerFactory)
{
    private const string KeyHeader = "X-MBX-APIKEY";
    private const string WebSocketApiPath = "ws-api/v3";

    private static readonly SocketOptions StreamSockets = new() { MessagesPerSecond = 5 };
    private static readonly RouteOptions Handshake = new() { Costs = [new RateCost(BinanceLimits.Connections)] };
    private static readonly RouteOptions ApiHandshake = new() { Costs = [new RateCost(BinanceLimits.Connections), new RateCost(BinanceLimits.Weight, 2)] };

    private readonly AddressBans _bans = new();
    private Venue? _venue;

    /// <inheritdoc/>
    protected override IReadOnlyList<Market> Markets => BinanceMarkets.Listed;

    /// <inheritdoc/>
    protected override MatchingOptions Matching { get; } = new()
    {
        FeeCharging = FeeCharging.FromReceived,
        SelfTradePrevention = SelfTradePrevention.None,
        ClientOrderIds = ClientOrderIdRule.UniqueAmongOpen,
        // The venue counts by symbol, as SymbolFilters does.
        MaxOpenOrders = int.MaxValue,
    };

    /// <inheritdoc/>
    protected override IReadOnlyList<RateLimitRule> RateLimits => BinanceLimits.Rules;

    /// <inheritdoc/>
    protected override Market? CreateMarket(string tradingPair) => BinanceMarkets.CreateUnlisted(tradingPair);

    /// <inheritdoc/>
    protected override IReadOnlyDictionary<string, Uri> CreateEndpoints(Uri http, Uri webSocket) => new Dictionary<string, Uri>
    {
        ["rest"] = http,
        ["webSocket"] = webSocket,
        ["userStream"] = new(webSocket, WebSocketApiPath),
    };

    /// <inheritdoc/>
    protected override ExchangeCredentials CreateCredentials(ApiKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return new ExchangeCredentials(new Dictionary<string, string> { ["api_key"] = key.Key, ["api_secret"] = key.Secret });
    }

    /// <inheritdoc/>
    protected override void MapRoutes(RouteTable routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        var venue = _venue = new Venue(Engine);
        var calls = new CallTable(routes, _bans, Clock);
        new GeneralCalls(venue).Map(calls);
        new MarketDataCalls(venue).Map(calls);
        new OrderCalls(venue).Map(calls);
        new AccountCalls(venue).Map(calls);
        new OtherProducts(venue, request => Signing.CheckKey(FindApiKey, request.Header(KeyHeader))).Map(calls);
        routes.MapWebSocket("/ws", session => new MarketStreamSession(venue, session, isCombined: false), StreamSockets, Handshake);
        routes.MapWebSocket("/ws/{stream}", session => new MarketStreamSession(venue, session, isCombined: false), StreamSockets, Handshake);
        routes.MapWebSocket("/stream", session => new MarketStreamSession(venue, session, isCombined: true), StreamSockets, Handshake);
        routes.MapWebSocket($"/{WebSocketApiPath}", session => new WebSocketApiSession(venue, session, FindApiKey), options: ApiHandshake);
    }

    /// <inheritdoc/>
    protected override VenueReply? Authenticate(VenueRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        try
        {
            var payload = Signing.PayloadOf(request.QueryString, Parameters.BodyOf(request));
            request.ApiKey = Signing.Check(FindApiKey, request.Header(KeyHeader), payload, Parameters.Of(request), request.Time);
            return null;
        }
        catch (VenueException refusal)
        {
            return WireFormat.Refuse(refusal);
        }
    }

    /// <inheritdoc/>
    protected override VenueReply Reply(VenueProblem problem, VenueRequest request)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(request);
        switch (problem.Kind)
        {
            case VenueProblemKind.RateLimited:
                // What a fault says is no fault of the client.
                if (problem.Limit is { Scope: RateLimitScope.Address }) _bans.Count(request.RemoteAddress, request.Time);
                return _bans.EndOf(request.RemoteAddress, request.Time) is { } end
                    ? CallTable.Banned(end, request.Time)
                    : WireFormat.Refuse(TooMuch(problem));
            case VenueProblemKind.NotFound:
            case VenueProblemKind.MethodNotAllowed:
            case VenueProblemKind.UpgradeRequired:
            case VenueProblemKind.BodyTooLarge:
                return VenueReply.Text("<html><body><h2>Not available.</h2></body></html>", problem.Status);
            default:
                return WireFormat.Refuse(problem.Status >= 500
                    ? new VenueException(-1007, "Timeout waiting for response from backend server. Send status unknown; execution status unknown.", problem.Status)
                    : new VenueException(-1000, "An unknown error occurred while processing the request.", problem.Status));
        }
    }

    /// <inheritdoc/>
    protected override void Decorate(VenueRequest request, VenueReply reply, IReadOnlyList<RateUsage> usage)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(reply);
        ArgumentNullException.ThrowIfNull(usage);
        foreach (var (rule, used) in usage)
        {
            var text = used.ToString(CultureInfo.InvariantCulture);
            if (rule.Name == BinanceLimits.Weight)
            {
                reply.WithHeader("X-MBX-USED-WEIGHT", text).WithHeader("X-MBX-USED-WEIGHT-1M", text);
                _venue!.Used = (request.Time.ToUnixTimeSeconds() / 60, used);
            }
            else if (rule.Name == BinanceLimits.OrdersTenSeconds)
            {
                reply.WithHeader("X-MBX-ORDER-COUNT-10S", text);
            }
            else if (rule.Name == BinanceLimits.OrdersDay)
            {
                reply.WithHeader("X-MBX-ORDER-COUNT-1D", text);
            }
        }
    }

    /// <inheritdoc/>
    protected override void OnRestart() => _bans.Clear();

    private static VenueException TooMuch(VenueProblem problem) => problem.Limit?.Name switch
    {
        BinanceLimits.OrdersTenSeconds => new(-1015, $"Too many new orders; current limit is {problem.Limit.Limit} orders per 10 SECOND.", problem.Status),
        BinanceLimits.OrdersDay => new(-1015, $"Too many new orders; current limit is {problem.Limit.Limit} orders per 1 DAY.", problem.Status),
        BinanceLimits.Connections => new(-1034, $"Too many connection attempts from IP; current limit is {problem.Limit.Limit}", problem.Status),
        BinanceLimits.RawRequests => new(-1003, "Too many requests queued.", problem.Status),
        _ => new(
            -1003,
            "Too much request weight used; current limit is 6000 request weight per 1 MINUTE. Please use WebSocket Streams for live updates to avoid polling the API.",
            problem.Status),
    };
}

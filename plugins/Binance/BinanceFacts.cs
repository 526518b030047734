using System.Globalization;
using Hummingbot.Plugins.Sdk.RateLimits;
using Hummingbot.Plugins.Sdk.Rest;

namespace Hummingbot.Plugins.Binance;

/// <summary>What Binance Spot documents about itself: addresses, paths, limits, fees. Facts only; the README names their sources.</summary>
internal static class BinanceFacts
{
    public const string Name = "binance";

    public const string RestEndpoint = "rest";
    public const string WebSocketEndpoint = "webSocket";
    public const string UserStreamEndpoint = "userStream";

    public static readonly IReadOnlyDictionary<string, Uri> Endpoints = new Dictionary<string, Uri>
    {
        [RestEndpoint] = new("https://api.binance.com"),
        [WebSocketEndpoint] = new("wss://stream.binance.com:9443"),
        [UserStreamEndpoint] = new("wss://ws-api.binance.com:443/ws-api/v3"),
    };

    // Credential fields.
    public const string ApiKey = "api_key";
    public const string ApiSecret = "api_secret";

    // Settings.
    public const string DepthLimit = "depthLimit";
    public const string DepthSpeed = "depthSpeed";
    public const string DefaultDepthLimit = "1000";
    public const string DefaultDepthSpeed = "100ms";
    public const string AccountUpdates = "accountUpdates";
    public const string UserStreamUpdates = "userStream";
    public const string RestUpdates = "rest";
    public static readonly IReadOnlyList<string> DepthLimits = ["100", "500", DefaultDepthLimit, "5000"];
    public static readonly IReadOnlyList<string> DepthSpeeds = [DefaultDepthSpeed, "1000ms"];

    /// <summary>The path of combined streams, whose messages name the stream that they belong to.</summary>
    public const string CombinedStreamPath = "stream";

    public const string PingPath = "api/v3/ping";
    public const string TimePath = "api/v3/time";
    public const string ExchangeInfoPath = "api/v3/exchangeInfo";
    public const string DepthPath = "api/v3/depth";
    public const string TickerPricePath = "api/v3/ticker/price";
    public const string BookTickerPath = "api/v3/ticker/bookTicker";
    public const string AccountPath = "api/v3/account";
    public const string OrderPath = "api/v3/order";
    public const string OpenOrdersPath = "api/v3/openOrders";
    public const string MyTradesPath = "api/v3/myTrades";

    /// <summary>Subscribes to an account's events, in the WebSocket API.</summary>
    public const string SubscribeMethod = "userDataStream.subscribe.signature";

    /// <summary>
    /// Marks the connector's orders. With letters, digits, <c>-</c> and <c>_</c> an id may have up to 36 characters.
    /// </summary>
    public const string ClientOrderIdPrefix = "x-HBP";

    public const int ClientOrderIdLength = 36;

    /// <summary>Tells the weight used by this address in the present minute.</summary>
    public const string UsedWeightHeader = "X-MBX-USED-WEIGHT-1M";

    /// <summary>Tells the orders placed by this account in the present ten seconds.</summary>
    public const string OrderCountHeader = "X-MBX-ORDER-COUNT-10S";

    /// <summary>The fee of accounts without a better tier; a buy's is taken from the base asset that it brings.</summary>
    public const decimal Fee = 0.001m;

    /// <summary>
    /// The venue does not answer a request of more than 4,088 bytes at all. The two stream names of a pair take 24 bytes and twice its symbol, so
    /// that this many fit even with long symbols; the documented limit of 1,024 streams is far away then.
    /// </summary>
    public const int PairsPerConnection = 60;

    /// <summary>The venue ends a connection after 24 hours; planned ends are spread over the last of them.</summary>
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromHours(24);

    /// <summary>Asking for the prices of up to so many pairs one by one costs about as much weight as the list of all, at a fraction of its size.</summary>
    public const int SinglePriceRequests = 4;

    /// <summary>Asking for the open orders of more markets than this one by one weighs more than asking for those of all.</summary>
    public const int SingleOpenOrdersRequests = 13;

    /// <summary>The most executions in one answer.</summary>
    public const int MaxTrades = 1000;

    // Pools; those of REST by the names that exchangeInfo gives them.
    public const string RequestWeight = "REQUEST_WEIGHT";
    public const string RawRequests = "RAW_REQUESTS";
    public const string Orders = "ORDERS";
    public const string DailyOrders = "ORDERS_1D";
    public const string Connections = "CONNECTIONS";

    public const string ConnectCall = "connect";
    private const string AllTickerPricesCall = "all ticker prices";
    private const string AllOpenOrdersCall = "all open orders";

    /// <summary>Orders are counted by account, the rest by address.</summary>
    public static readonly IReadOnlyList<RateLimit> Pools =
    [
        new(RequestWeight, 6_000, TimeSpan.FromMinutes(1)),
        new(RawRequests, 61_000, TimeSpan.FromMinutes(5)),
        new(Orders, 100, TimeSpan.FromSeconds(10)),
        new(DailyOrders, 200_000, TimeSpan.FromDays(1)),
        new(Connections, 300, TimeSpan.FromMinutes(5)),
    ];

    /// <summary>Counted by connection: 5 a second, of which the answers to the venue's pings need one.</summary>
    public static readonly RateLimit StreamMessages = new("STREAM_MESSAGES", 4, TimeSpan.FromSeconds(1));

    /// <summary>Calls that have no route of their own.</summary>
    public static readonly IReadOnlyList<RateLimitedEndpoint> OtherCalls =
    [
        new(AllTickerPricesCall, Weight(4)),
        new(AllOpenOrdersCall, Weight(80)),
        new(ConnectCall, new RateLimitLink(Connections)),
    ];

    public static IReadOnlyList<RestEndpoint> Calls(int depthLimit) =>
    [
        new("GET", ExchangeInfoPath) { Limits = Weight(20) },
        new("GET", DepthPath) { Limits = Weight(DepthWeight(depthLimit)) },
        new("GET", TickerPricePath) { Limits = Weight(2), LimitIdOf = static uri => HasSymbol(uri) ? null : AllTickerPricesCall },
        new("GET", BookTickerPath) { Limits = Weight(2) },
        new("GET", PingPath) { Limits = Weight(1), Priority = RequestPriority.Status },
        new("GET", TimePath) { Limits = Weight(1), Priority = RequestPriority.Cancel }, // signatures wait for it
        new("GET", AccountPath) { Limits = Weight(20), IsPrivate = true, Priority = RequestPriority.Status },
        new("POST", OrderPath)
        {
            Limits = [.. Weight(1), new(Orders), new(DailyOrders)],
            IsPrivate = true,
            Priority = RequestPriority.Create,
        },
        new("DELETE", OrderPath) { Limits = Weight(1), IsPrivate = true, Priority = RequestPriority.Cancel },
        new("GET", OrderPath) { Limits = Weight(4), IsPrivate = true, Priority = RequestPriority.Status },
        new("GET", OpenOrdersPath)
        {
            Limits = Weight(6),
            IsPrivate = true,
            Priority = RequestPriority.Status,
            LimitIdOf = static uri => HasSymbol(uri) ? null : AllOpenOrdersCall,
        },
        new("GET", MyTradesPath) { Limits = Weight(5), IsPrivate = true, Priority = RequestPriority.Status },
    ];

    /// <summary>What a snapshot of so many levels a side weighs.</summary>
    public static int DepthWeight(int limit) => limit switch
    {
        <= 100 => 5,
        <= 500 => 25,
        <= 1000 => 50,
        _ => 250,
    };

    /// <summary>Levels a side of the snapshots that the operator wants.</summary>
    public static int DepthLimitOf(ExchangeSettings settings) =>
        int.Parse(settings.Values.GetValueOrDefault(DepthLimit) ?? DefaultDepthLimit, CultureInfo.InvariantCulture);

    /// <summary>How often the operator wants depth updates, as stream names spell it.</summary>
    public static string DepthSpeedOf(ExchangeSettings settings) => settings.Values.GetValueOrDefault(DepthSpeed) ?? DefaultDepthSpeed;

    /// <summary>Whether the operator wants the account's stream listened to, and not only its state polled.</summary>
    public static bool HasUserStream(ExchangeSettings settings) =>
        settings.Values.GetValueOrDefault(AccountUpdates, UserStreamUpdates) != RestUpdates;

    /// <summary>The age at which to renew a connection. Those opened together must not all end together, or everything would resync at once.</summary>
    public static TimeSpan NextLifetime(Random random) => ConnectionLifetime - TimeSpan.FromMinutes(5 + random.Next(55));

    /// <summary>One of <see cref="Endpoints"/>, or what the operator has put in its place.</summary>
    public static Uri AddressOf(ExchangeSettings settings, string endpoint) =>
        settings.Endpoints.GetValueOrDefault(endpoint) ?? Endpoints[endpoint];

    private static bool HasSymbol(Uri uri) => uri.Query.Contains("symbol=", StringComparison.Ordinal);

    private static RateLimitLink[] Weight(int weight) => [new(RequestWeight, weight), new(RawRequests)];
}

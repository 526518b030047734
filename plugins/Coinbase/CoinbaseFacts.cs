using Hummingbot.Plugins.Sdk.RateLimits;
using Hummingbot.Plugins.Sdk.Rest;

namespace Hummingbot.Plugins.Coinbase;

/// <summary>What Coinbase Exchange documents about itself: addresses, paths, limits, fees. Facts only; the README names their sources.</summary>
internal static class CoinbaseFacts
{
    public const string Name = "coinbase";

    public const string RestEndpoint = "rest";
    public const string WebSocketEndpoint = "webSocket";

    public static readonly IReadOnlyDictionary<string, Uri> Endpoints = new Dictionary<string, Uri>
    {
        [RestEndpoint] = new("https://api.exchange.coinbase.com"),
        [WebSocketEndpoint] = new("wss://ws-feed.exchange.coinbase.com"),
    };

    // Credential fields.
    public const string ApiKey = "api_key";
    public const string SecretKey = "secret_key";
    public const string Passphrase = "passphrase";

    /// <summary>The setting that chooses the channel of the order books; its values are the venue's channel names.</summary>
    public const string OrderBookSetting = "orderBook";

    /// <summary>The setting that chooses how the account is followed.</summary>
    public const string AccountUpdatesSetting = "accountUpdates";
    public const string ByUserStream = "userStream";
    public const string ByRest = "rest";

    // Channels. Those with single levels or single orders are for account holders.
    public const string Level2BatchChannel = "level2_batch";
    public const string Level2Channel = "level2";
    public const string FullChannel = "full";
    public const string MatchesChannel = "matches";
    public const string HeartbeatChannel = "heartbeat";
    public const string UserChannel = "user";

    public const string TimePath = "time";
    public const string ProductsPath = "products";
    public const string BookPath = "products/{productId}/book";
    public const string TickerPath = "products/{productId}/ticker";
    public const string AccountsPath = "accounts";
    public const string FeesPath = "fees";
    public const string OrdersPath = "orders";
    public const string OrderPath = "orders/{id}";
    public const string FillsPath = "fills";

    /// <summary>Goes before a client order id where the venue's id of an order may stand.</summary>
    public const string ClientIdMark = "client:";

    /// <summary>Of what is cut into pages; a shorter page is the last one.</summary>
    public const int PageSize = 100;

    /// <summary>The header that says where the next, older page begins.</summary>
    public const string NextPageHeader = "CB-AFTER";

    /// <summary>What a login on the feed signs, as if it were a GET request.</summary>
    public const string VerifyPath = "/users/self/verify";

    /// <summary>The fees of the lowest tier, charged in the quote currency.</summary>
    public const decimal MakerFee = 0.004m;
    public const decimal TakerFee = 0.006m;

    /// <summary>
    /// One subscribe request names all pairs of a connection, and the largest snapshots come one after the other: the venue advises to spread
    /// many products over several connections.
    /// </summary>
    public const int PairsPerConnection = 100;

    /// <summary>A level-3 snapshot takes seconds, and a busy pair sends thousands of messages a second meanwhile.</summary>
    public const int FullFeedCapacity = 50_000;

    /// <summary>How long an answer may take; a level-3 snapshot has tens of megabytes.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan FullBookTimeout = TimeSpan.FromSeconds(30);

    // Pools.
    public const string PublicRequests = "PUBLIC_REQUESTS";
    public const string PrivateRequests = "PRIVATE_REQUESTS";
    public const string Connections = "CONNECTIONS";
    public const string ConnectCall = "connect";

    /// <summary>Counted by address, private requests by profile.</summary>
    public static readonly IReadOnlyList<RateLimit> Pools =
    [
        new(PublicRequests, 10, TimeSpan.FromSeconds(1)),
        new(PrivateRequests, 15, TimeSpan.FromSeconds(1)),
        new(Connections, 8, TimeSpan.FromSeconds(1)),
    ];

    public static readonly IReadOnlyList<RestEndpoint> Calls =
    [
        new("GET", TimePath) { Limits = [new(PublicRequests)], Priority = RequestPriority.Status },
        new("GET", ProductsPath) { Limits = [new(PublicRequests)] },
        new("GET", BookPath) { Limits = [new(PublicRequests)] },
        new("GET", TickerPath) { Limits = [new(PublicRequests)] },
        Private("GET", AccountsPath, RequestPriority.Status),
        Private("GET", FeesPath, RequestPriority.Status),
        Private("GET", OrdersPath, RequestPriority.Status),
        Private("GET", OrderPath, RequestPriority.Status),
        Private("GET", FillsPath, RequestPriority.Status),
        Private("POST", OrdersPath, RequestPriority.Create),
        Private("DELETE", OrderPath, RequestPriority.Cancel),
    ];

    public static readonly IReadOnlyList<RateLimitedEndpoint> OtherCalls = [new(ConnectCall, new RateLimitLink(Connections))];

    /// <summary>Counted by connection.</summary>
    public static readonly RateLimit FeedMessages = new("FEED_MESSAGES", 100, TimeSpan.FromSeconds(1));

    private static RestEndpoint Private(string method, string path, RequestPriority priority) =>
        new(method, path) { Limits = [new(PrivateRequests)], Priority = priority, IsPrivate = true };
}

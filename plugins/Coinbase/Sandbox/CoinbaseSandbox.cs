using System.Text.Json;
using Hummingbot.Plugins.Coinbase.Sandbox.Feed;
using Hummingbot.Plugins.Coinbase.Sandbox.Rest;
using Hummingbot.Plugins.Sandbox.Matching;
using Hummingbot.Plugins.Sandbox.Server;
using Microsoft.Extensions.Logging;

namespace Hummingbot.Plugins.Coinbase.Sandbox;

/// <summary>Coinbase Exchange in a box: its REST API and its feed, on one address.</summary>
/// <param name="timeProvider">The clock.</param>
/// <param name="loggerFactory">Where it logs.</param>
public sealed class CoinbaseSandbox(TimeProvider timeProvider, ILoggerFactory loggerFactory)
    : VenueSandbox("coinbase", timeProvider, loggerFactory)
{
    private Random? _ids;
    private OrderLifetimes? _lifetimes;

    /// <inheritdoc/>
    protected override IReadOnlyList<Market> Markets => CoinbaseMarkets.All;

    /// <inheritdoc/>
    protected override MatchingOptions Matching { get; } = new()
    {
        FeeCharging = FeeCharging.InQuote,
        SelfTradePrevention = SelfTradePrevention.DecrementAndCancel,
        // The venue does not say that it refuses an id that was used before, and clients saw that it does not.
        ClientOrderIds = ClientOrderIdRule.NotChecked,
    };

    /// <inheritdoc/>
    protected override IReadOnlyList<RateLimitRule> RateLimits { get; } =
    [
        .. VenueLimits.Public,
        .. VenueLimits.Private,
        .. VenueLimits.Connections,
    ];

    internal OrderLifetimes Lifetimes => _lifetimes!;

    /// <inheritdoc/>
    protected override VenueReply? Authenticate(VenueRequest request)
    {
        try
        {
            RequireUserAgent(request);
            var signature = new RequestSignature(
                Require("CB-ACCESS-KEY"), Require("CB-ACCESS-PASSPHRASE"), Require("CB-ACCESS-TIMESTAMP"), Require("CB-ACCESS-SIGN"));
            request.ApiKey = signature.Verify(this, request.Method, request.Target, request.Body.Span);
            return null;
        }
        catch (RefusalException refusal)
        {
            return Refuse(refusal.Status, refusal.Message);
        }

        string Require(string header) =>
            request.Header(header) is { Length: > 0 } value ? value : throw new RefusalException(401, $"{header} header is required");
    }

    /// <inheritdoc/>
    protected override void MapRoutes(RouteTable routes)
    {
        _lifetimes = new OrderLifetimes(Engine);
        new ProductRoutes(this).Map(routes);
        new MarketDataRoutes(this).Map(routes);
        new AccountRoutes(this).Map(routes);
        new OrderRoutes(this).Map(routes);
        new FillRoutes(this).Map(routes);
        routes.MapWebSocket(
            "/",
            session => new FeedSession(this, session),
            new SocketOptions { MessagesPerSecond = VenueLimits.FeedMessagesPerSecond },
            new RouteOptions { Costs = VenueLimits.CostsOf(VenueLimits.Connections) });
    }

    /// <summary>Adds a route whose handler may throw <see cref="RefusalException"/>.</summary>
    internal void Map(RouteTable routes, string method, string pattern, Func<VenueRequest, VenueReply> handler, bool isSigned = false) =>
        routes.Map(
            method,
            pattern,
            request =>
            {
                try
                {
                    RequireUserAgent(request);
                    Lifetimes.EndWhatIsDue();
                    return handler(request);
                }
                catch (RefusalException refusal)
                {
                    return Refuse(refusal.Status, refusal.Message);
                }
            },
            new RouteOptions { IsSigned = isSigned, Costs = VenueLimits.CostsOf(isSigned ? VenueLimits.Private : VenueLimits.Public) });

    /// <summary>The product with an id.</summary>
    /// <exception cref="RefusalException">There is none.</exception>
    internal Market RequireProduct(string id) => Engine.FindMarket(id) ?? throw RefusalException.NotFound();

    /// <summary>An id for an order that the engine never took.</summary>
    internal Guid NewId()
    {
        Span<byte> bytes = stackalloc byte[16];
        _ids!.NextBytes(bytes);
        return new Guid(bytes);
    }

    /// <inheritdoc/>
    protected override VenueReply Reply(VenueProblem problem, VenueRequest request) => Refuse(problem.Status, problem.Kind switch
    {
        VenueProblemKind.NotFound => "NotFound",
        VenueProblemKind.MethodNotAllowed => "Method not allowed",
        VenueProblemKind.BodyTooLarge => "Request entity too large",
        VenueProblemKind.UpgradeRequired => "Upgrade required",
        VenueProblemKind.RateLimited when IsPrivate(problem, request) => "Private rate limit exceeded",
        VenueProblemKind.RateLimited => "Public rate limit exceeded",
        VenueProblemKind.Unavailable => "Service unavailable",
        _ => problem.Status == 500 ? "Internal server error" : "Service unavailable",
    });

    /// <inheritdoc/>
    protected override IReadOnlyDictionary<string, Uri> CreateEndpoints(Uri http, Uri webSocket) => new Dictionary<string, Uri>
    {
        ["rest"] = http,
        ["webSocket"] = webSocket,
    };

    /// <inheritdoc/>
    protected override ApiKey CreateApiKey(string account, Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        _ids ??= new Random(random.Next());
        var secret = new byte[64];
        var key = RandomText(random, 32).ToLowerInvariant();
        random.NextBytes(secret);
        return new ApiKey(account, key, Convert.ToBase64String(secret), RandomText(random, 12).ToLowerInvariant());
    }

    /// <inheritdoc/>
    protected override ExchangeCredentials CreateCredentials(ApiKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return new ExchangeCredentials(new Dictionary<string, string>
        {
            ["api_key"] = key.Key,
            ["secret_key"] = key.Secret,
            ["passphrase"] = key.Passphrase!,
        });
    }

    /// <inheritdoc/>
    protected override Market? CreateMarket(string tradingPair)
    {
        ArgumentNullException.ThrowIfNull(tradingPair);
        return CoinbaseMarkets.TryCreate(tradingPair);
    }

    // A fault does not know a limit; what the client sent tells which one it would have been.
    private static bool IsPrivate(VenueProblem problem, VenueRequest request) =>
        problem.Limit is { } limit ? limit.Scope == RateLimitScope.Account : request.Header("CB-ACCESS-KEY") is not null;

    private static void RequireUserAgent(VenueRequest request)
    {
        if (string.IsNullOrEmpty(request.Header("User-Agent"))) throw new RefusalException(400, "User-Agent header is required.");
    }

    private static VenueReply Refuse(int status, string message) => VenueReply.Json(
        (Utf8JsonWriter json) =>
        {
            json.WriteStartObject();
            json.WriteString("message", message);
            json.WriteEndObject();
        },
        status);
}

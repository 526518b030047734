using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hummingbot.Plugins.Sandbox.Makers;
using Hummingbot.Plugins.Sandbox.Matching;
using Hummingbot.Plugins.Sandbox.Server;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hummingbot.Plugins.Sandbox.Tests.Support;

/// <summary>The smallest venue there can be: a time, signed orders by client id, a stream of level changes and one of own orders.</summary>
public sealed class ToySandbox(TimeProvider? time = null) : VenueSandbox("toy", time ?? TimeProvider.System, NullLoggerFactory.Instance)
{
    private static readonly SocketOptions Stream = new() { MaxMessageBytes = 500, MessagesPerSecond = 20, SendQueueLength = 200 };

    public int Restarts { get; private set; }

    protected override IReadOnlyList<Market> Markets { get; } =
    [
        new() { TradingPair = Desk.Pair, TickSize = 0.01m, StepSize = 0.001m, ReferencePrice = 100, MakerFee = 0.001m, TakerFee = 0.002m },
        new() { TradingPair = "ETH-USDT", TickSize = 0.01m, StepSize = 0.001m, ReferencePrice = 10 },
    ];

    protected override MatchingOptions Matching { get; } = new();

    protected override VenueServerOptions ServerOptions { get; } = new() { MaxBodyBytes = 1_000, MaxSessions = 3 };

    protected override MarketMakerOptions MakerOptions { get; } = new() { Levels = 3 };

    protected override IReadOnlyList<RateLimitRule> RateLimits { get; } =
    [
        new("weight", 20, TimeSpan.FromMinutes(1), RateLimitScope.Address),
        new("orders", 3, TimeSpan.FromMinutes(1), RateLimitScope.Account),
    ];

    protected override void MapRoutes(RouteTable routes)
    {
        routes.Map("GET", "/time", request => VenueReply.Text(request.Time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)));
        routes.Map("GET", "/heavy", _ => VenueReply.Text("ok"), new RouteOptions { Costs = [new RateCost("weight", 8)] });
        routes.Map("GET", "/broken", _ => throw new FormatException("A bug of the venue."));
        routes.Map("POST", "/orders/{id}", Place, new RouteOptions { IsSigned = true, Costs = [new RateCost("orders")] });
        routes.Map("GET", "/orders/{id}", Show, new RouteOptions { IsSigned = true });
        routes.Map("GET", "/orders/none", _ => VenueReply.Text("literal"));
        routes.MapWebSocket("/stream", session => new ToySocket(this, session), Stream);
    }

    protected override VenueReply? Authenticate(VenueRequest request)
    {
        if (FindApiKey(request.Header("X-KEY")) is not { } key) return VenueReply.Text("bad key", 401);
        if (request.QueryValue("signature") != Sign(key.Secret, request.Path)) return VenueReply.Text("bad signature", 401);
        request.ApiKey = key;
        return null;
    }

    protected override VenueReply Reply(VenueProblem problem, VenueRequest request) => VenueReply.Text($"toy: {problem.Kind}", problem.Status);

    protected override void Decorate(VenueRequest request, VenueReply reply, IReadOnlyList<RateUsage> usage)
    {
        foreach (var used in usage) reply.WithHeader($"X-USED-{used.Rule.Name}", used.Used.ToString(CultureInfo.InvariantCulture));
    }

    protected override void OnRestart() => Restarts++;

    protected override IReadOnlyDictionary<string, Uri> CreateEndpoints(Uri http, Uri webSocket) => new Dictionary<string, Uri>
    {
        ["rest"] = http,
        ["webSocket"] = new(webSocket, "stream"),
    };

    protected override ExchangeCredentials CreateCredentials(ApiKey key) => new(new Dictionary<string, string>
    {
        ["api_key"] = key.Key,
        ["secret_key"] = key.Secret,
    });

    public static string Sign(string secret, string path) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(path)));

    private VenueReply Place(VenueRequest request)
    {
        var placed = Engine.Place(Desk.Order(request.Account, TradeType.Buy, OrderType.Limit, 50, 1) with { ClientOrderId = request.RouteValues["id"] });
        return placed.IsAccepted ? VenueReply.Text("placed") : VenueReply.Text(placed.Rejection.Reason.ToString(), 400);
    }

    private VenueReply Show(VenueRequest request) =>
        Engine.FindOrderByClientOrderId(request.Account, request.RouteValues["id"]) is { } order
            ? VenueReply.Json(json =>
            {
                json.WriteStartObject();
                json.WriteNumberText("filled", order.FilledAmount, 3);
                json.WriteEndObject();
            })
            : VenueReply.Text("no such order", 404);

    private sealed class ToySocket(ToySandbox sandbox, SocketSession session) : SocketHandler
    {
        private ApiKey? _key;
        private string _padding = string.Empty;

        public override void OnOpened() => session.Send(string.Empty, "hello");

        public override void OnMessage(ReadOnlyMemory<byte> message)
        {
            var text = Encoding.UTF8.GetString(message.Span);
            if (text == "bug") throw new FormatException("A bug of the venue.");
            if (text == "pad") _padding = new string(' ', 50_000);
            if (text == "tick") session.Every(TimeSpan.FromMilliseconds(1), () => session.Send("tick", "tick"));
            _key = sandbox.FindApiKey(text) ?? _key;
            session.Note($"subscribe {_key?.Account}");
            session.Send(string.Empty, $"subscribed {_key?.Account}");
        }

        public override void OnEvent(EngineEvent engineEvent)
        {
            if (engineEvent is BookLevelChanged change) session.Send("book", $"level {change.UpdateId}{_padding}");
            if (engineEvent is OrderEvent order && order.Order.Account == _key?.Account)
                session.Send("user", (Utf8JsonWriter json) => json.WriteStringValue($"{order.GetType().Name} {order.Order.ClientOrderId}"));
        }
    }
}

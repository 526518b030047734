using System.Globalization;
using Hummingbot.Plugins.Binance.Sandbox.Wire;
using Hummingbot.Plugins.Sandbox.Server;

namespace Hummingbot.Plugins.Binance.Sandbox.Calls;

/// <summary>Adds calls: what all of them have in common is here.</summary>
internal sealed class CallTable(RouteTable routes, AddressBans bans, TimeProvider time)
{
    /// <summary>Adds a call that everybody may make.</summary>
    public void Public(string method, string path, int weight, Func<VenueRequest, Parameters, VenueReply> handle) =>
        Public(method, path, _ => weight, handle);

    /// <summary>Adds a call that everybody may make, whose weight depends on its parameters.</summary>
    public void Public(string method, string path, Func<VenueRequest, int> weigh, Func<VenueRequest, Parameters, VenueReply> handle) =>
        Map(method, path, handle, new RouteOptions { CostsOf = request => BinanceLimits.Costs(weigh(request)) });

    /// <summary>Adds a call for accounts.</summary>
    public void Signed(string method, string path, int weight, Func<VenueRequest, Parameters, VenueReply> handle) =>
        Signed(method, path, _ => weight, handle);

    /// <summary>Adds a call for accounts, whose weight depends on its parameters.</summary>
    public void Signed(string method, string path, Func<VenueRequest, int> weigh, Func<VenueRequest, Parameters, VenueReply> handle) =>
        Map(method, path, handle, new RouteOptions { IsSigned = true, CostsOf = request => BinanceLimits.Costs(weigh(request)) });

    /// <summary>Adds a call that counts as an order.</summary>
    public void Order(string method, string path, Func<VenueRequest, Parameters, VenueReply> handle) =>
        Map(method, path, handle, new RouteOptions { IsSigned = true, Costs = BinanceLimits.OrderCosts(1) });

    public static VenueReply Banned(DateTimeOffset end, DateTimeOffset now) =>
        WireFormat.Refuse(new VenueException(
                -1003,
                $"Way too much request weight used; IP banned until {end.ToUnixTimeMilliseconds()}. Please use WebSocket Streams for live updates to avoid bans.",
                418))
            .WithHeader("Retry-After", Math.Ceiling((end - now).TotalSeconds).ToString(CultureInfo.InvariantCulture));

    private void Map(string method, string path, Func<VenueRequest, Parameters, VenueReply> handle, RouteOptions options) =>
        routes.Map(method, path, request => Answer(request, handle), options);

    private VenueReply Answer(VenueRequest request, Func<VenueRequest, Parameters, VenueReply> handle)
    {
        var now = time.GetUtcNow();
        if (bans.EndOf(request.RemoteAddress, now) is { } end) return Banned(end, now);
        try
        {
            var parameters = Parameters.Of(request);
            // Read by the check of the signature already.
            if (request.ApiKey is not null) parameters.Ignore("timestamp", "recvWindow", "signature");
            return handle(request, parameters);
        }
        catch (VenueException refusal)
        {
            return WireFormat.Refuse(refusal);
        }
    }
}

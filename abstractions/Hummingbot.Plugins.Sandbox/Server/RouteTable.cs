namespace Hummingbot.Plugins.Sandbox.Server;

/// <summary>A venue's routes.</summary>
/// <remarks>
/// Patterns are paths whose segments are literal or <c>{name}</c>, which stands for one non-empty segment; literal ones win. All handlers of
/// a venue run inside the engine's lock, one at a time, so that their state needs no locks of its own; they must not wait for anything.
/// </remarks>
public sealed class RouteTable
{
    private readonly List<Route> _routes = [];

    internal RouteTable()
    {
    }

    /// <summary>Adds a route.</summary>
    /// <param name="method">The method, upper case.</param>
    /// <param name="pattern">The path, such as <c>/orders/{id}</c>.</param>
    /// <param name="handler">Answers; an exception becomes the venue's server error and is logged.</param>
    /// <param name="options">What the route demands; nothing if <see langword="null"/>.</param>
    public void Map(string method, string pattern, Func<VenueRequest, VenueReply> handler, RouteOptions? options = null) =>
        _routes.Add(new Route(method, Split(pattern), options ?? new RouteOptions()) { Handler = handler });

    /// <summary>Adds a route for WebSocket connections.</summary>
    /// <param name="pattern">The path, such as <c>/ws/{stream}</c>.</param>
    /// <param name="create">Makes the handler of one session; the session cannot send before <see cref="SocketHandler.OnOpened"/>.</param>
    /// <param name="socket">How sessions behave; defaults if <see langword="null"/>.</param>
    /// <param name="options">What the handshake demands; nothing if <see langword="null"/>.</param>
    public void MapWebSocket(
        string pattern, Func<SocketSession, SocketHandler> create, SocketOptions? socket = null, RouteOptions? options = null) =>
        _routes.Add(new Route("GET", Split(pattern), options ?? new RouteOptions()) { Socket = create, SocketOptions = socket ?? new SocketOptions() });

    /// <summary>The route for a request; a problem when there is none.</summary>
    internal (Route? Route, VenueProblemKind Problem) Find(string method, string path, bool isWebSocket, out Dictionary<string, string> values)
    {
        values = new Dictionary<string, string>(StringComparer.Ordinal);
        var segments = Split(path);
        Route? found = null;
        var problem = VenueProblemKind.NotFound;
        foreach (var route in _routes)
        {
            if (!route.Matches(segments)) continue;
            if (route.Socket is not null != isWebSocket)
            {
                if (!isWebSocket && problem == VenueProblemKind.NotFound) problem = VenueProblemKind.UpgradeRequired;
                continue;
            }

            if (route.Method != method) problem = VenueProblemKind.MethodNotAllowed;
            else if (found is null || route.Literals > found.Literals) found = route;
        }

        found?.Read(segments, values);
        return (found, problem);
    }

    private static string[] Split(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);
}

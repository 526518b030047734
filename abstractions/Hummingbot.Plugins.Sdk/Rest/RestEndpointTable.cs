using System.Collections.Frozen;

namespace Hummingbot.Plugins.Sdk.Rest;

/// <summary>A venue's calls. A call that is not in the table is refused: its limits and its privacy would be unknown.</summary>
public sealed class RestEndpointTable
{
    private readonly string _exchange;
    private readonly FrozenDictionary<string, RestEndpoint> _byRoute;
    private readonly string _basePath;

    /// <summary>Creates the table.</summary>
    /// <param name="exchange">The exchange's name, for errors.</param>
    /// <param name="baseAddress">The address that the paths are under.</param>
    /// <param name="endpoints">The calls; each verb and path once.</param>
    /// <exception cref="ArgumentException">A verb and path are given twice.</exception>
    public RestEndpointTable(string exchange, Uri baseAddress, IEnumerable<RestEndpoint> endpoints)
    {
        ArgumentNullException.ThrowIfNull(baseAddress);
        _exchange = exchange;
        _basePath = baseAddress.AbsolutePath.TrimEnd('/') + "/";
        Endpoints = [.. endpoints];
        var byRoute = new Dictionary<string, RestEndpoint>(StringComparer.Ordinal);
        foreach (var endpoint in Endpoints)
            if (!byRoute.TryAdd(endpoint.Route, endpoint))
                throw new ArgumentException($"{exchange}: the call {endpoint.Route} is in the table twice.", nameof(endpoints));
        _byRoute = byRoute.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The calls.</summary>
    public IReadOnlyList<RestEndpoint> Endpoints { get; }

    /// <summary>Finds a call by its route, as the client interface names it.</summary>
    /// <param name="route">Verb and path template, such as <c>GET products/{id}/book</c>.</param>
    /// <returns>The call.</returns>
    /// <exception cref="ArgumentException">It is not in the table.</exception>
    public RestEndpoint Find(string route) => _byRoute.TryGetValue(route, out var endpoint) ? endpoint : throw Unknown(route);

    /// <summary>Finds a call by a request's verb and address. Literal path segments win over <c>{placeholders}</c>.</summary>
    /// <param name="method">The verb.</param>
    /// <param name="address">The absolute address.</param>
    /// <returns>The call.</returns>
    /// <exception cref="ArgumentException">It is not in the table.</exception>
    public RestEndpoint Find(HttpMethod method, Uri address)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(address);
        var path = address.AbsolutePath;
        var relative = path.StartsWith(_basePath, StringComparison.Ordinal) ? path[_basePath.Length..] : path;
        var route = RestEndpoint.RouteOf(method.Method, relative);
        if (_byRoute.TryGetValue(route, out var exact)) return exact;

        var segments = relative.Trim('/').Split('/');
        RestEndpoint? best = null;
        var bestLiterals = -1;
        foreach (var endpoint in Endpoints)
        {
            var literals = endpoint.Method == method.Method ? Match(endpoint.Path, segments) : -1;
            if (literals <= bestLiterals) continue;
            best = endpoint;
            bestLiterals = literals;
        }

        return best ?? throw Unknown(route);
    }

    /// <summary>How many segments are equal as text, or -1 when the path does not fit the template.</summary>
    private static int Match(string template, string[] segments)
    {
        var parts = template.Trim('/').Split('/');
        if (parts.Length != segments.Length) return -1;
        var literals = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            if (string.Equals(parts[i], segments[i], StringComparison.Ordinal)) literals++;
            else if (!parts[i].StartsWith('{') || segments[i].Length == 0) return -1;
        }

        return literals;
    }

    private ArgumentException Unknown(string route) =>
        new($"{_exchange}: the call '{route}' is not in the endpoint table; add it with its rate limits and whether it is private.");
}

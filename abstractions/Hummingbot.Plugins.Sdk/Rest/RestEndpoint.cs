using Hummingbot.Plugins.Sdk.RateLimits;

namespace Hummingbot.Plugins.Sdk.Rest;

/// <summary>What the pipeline must know of one of a venue's calls.</summary>
/// <param name="Method">The verb in upper case, such as <c>GET</c>.</param>
/// <param name="Path">The path under the base address, as in the interface's attribute: <c>products/{id}/book</c>.</param>
public sealed record RestEndpoint(string Method, string Path)
{
    /// <summary>The verb in upper case, such as <c>GET</c>.</summary>
    public string Method { get; } = Method;

    /// <summary>The path under the base address, as in the interface's attribute: <c>products/{id}/book</c>.</summary>
    public string Path { get; } = Path;

    /// <summary>What one call takes from the venue's rate limits.</summary>
    public IReadOnlyList<RateLimitLink> Limits { get; init; } = [];

    /// <summary>
    /// Chooses other limits by the request, for calls whose weight depends on their parameters: takes the address, returns the id of an
    /// endpoint that the <see cref="RateLimiter"/> was given in addition, or <see langword="null"/> for <see cref="Limits"/>.
    /// </summary>
    public Func<Uri, string?>? LimitIdOf { get; init; }

    /// <summary>Who goes first when calls wait.</summary>
    public RequestPriority Priority { get; init; } = RequestPriority.MarketData;

    /// <summary>Whether the call is signed and concerns an account: it is never recorded, and its query never logged.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>
    /// Whether the call changes nothing at the venue and so may be sent again after any failure. By default what the verb says; some
    /// venues query by POST.
    /// </summary>
    public bool IsRead { get; init; } = Method is "GET" or "HEAD";

    /// <summary>The name by which the call is looked up and rate limited: <c>GET products/{id}/book</c>.</summary>
    public string Route { get; } = RouteOf(Method, Path);

    /// <summary>The call as the <see cref="RateLimiter"/> wants it.</summary>
    /// <returns>An endpoint whose id is <see cref="Route"/>.</returns>
    public RateLimitedEndpoint ToRateLimited() => new(Route, Limits);

    internal static string RouteOf(string method, string path) => $"{method} {path.TrimStart('/')}";
}

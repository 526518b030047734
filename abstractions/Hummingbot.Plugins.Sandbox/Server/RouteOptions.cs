namespace Hummingbot.Plugins.Sandbox.Server;

/// <summary>What a route demands.</summary>
public sealed record RouteOptions
{
    /// <summary>Whether <see cref="VenueSandbox.Authenticate"/> must accept the request.</summary>
    public bool IsSigned { get; init; }

    /// <summary>What each request takes from the rate limits.</summary>
    public IReadOnlyList<RateCost> Costs { get; init; } = [];

    /// <summary>Where the cost depends on the request: what it takes, in place of <see cref="Costs"/>.</summary>
    public Func<VenueRequest, IReadOnlyList<RateCost>>? CostsOf { get; init; }
}

using System.Text.Json;
using Hummingbot.Plugins.FaultMatrix.Tests.Support;

namespace Hummingbot.Plugins.FaultMatrix.Tests.Killing;

/// <summary>What a trading process is told: where to trade, with what keys of a sandbox, by which clock, and where to record.</summary>
internal sealed record TradingTask
{
    public required string Venue { get; init; }

    public required string File { get; init; }

    public required int Seed { get; init; }

    public required DateTimeOffset Origin { get; init; }

    public required IReadOnlyDictionary<string, Uri> Endpoints { get; init; }

    public required IReadOnlyDictionary<string, string> Credentials { get; init; }

    public static TradingTask Of(Venue venue, string file, int seed, ScaledTime time, SandboxEndpoints endpoints) => new()
    {
        Venue = venue.Name,
        File = file,
        Seed = seed,
        Origin = time.Origin,
        Endpoints = endpoints.Endpoints,
        Credentials = endpoints.Credentials.Keys.ToDictionary(key => key, key => endpoints.Credentials[key]),
    };

    public SandboxEndpoints ToEndpoints() => new() { Endpoints = Endpoints, Credentials = new ExchangeCredentials(Credentials) };

    public string ToJson() => JsonSerializer.Serialize(this);

    public static TradingTask Read(string json) => JsonSerializer.Deserialize<TradingTask>(json)!;
}

using System.Text.Json.Serialization;
using RestEase;

namespace Hummingbot.Plugins.Sdk.Tests.Rest;

/// <summary>A venue's REST interface as a connector author writes it.</summary>
public interface ITestVenueApi
{
    [Get("api/v3/depth")]
    Task<Depth> GetDepthAsync([Query] string symbol, [Query] int limit, CancellationToken cancellationToken);

    [Get("api/v3/depth")]
    Task<Stream> GetRawDepthAsync([Query] string symbol, [Query] int limit, CancellationToken cancellationToken);

    [Get("products/{id}/book")]
    Task<Depth> GetBookAsync([Path] string id, CancellationToken cancellationToken);

    [Get("account")]
    Task<Depth> GetAccountAsync([Query] string? note, CancellationToken cancellationToken);

    [Post("order")]
    Task<PlacedTestOrder> PlaceAsync([Body] NewTestOrder order, CancellationToken cancellationToken);

    [Delete("order")]
    Task CancelAsync([Query] string id, CancellationToken cancellationToken);

    [Get("forgotten")]
    Task<Depth> GetForgottenAsync(CancellationToken cancellationToken);
}

public sealed record Depth(long LastUpdateId, decimal[][] Bids);

public sealed record NewTestOrder(string Symbol, decimal Price);

public sealed record PlacedTestOrder(string Id);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(Depth))]
[JsonSerializable(typeof(NewTestOrder))]
[JsonSerializable(typeof(PlacedTestOrder))]
internal sealed partial class TestVenueJson : JsonSerializerContext;

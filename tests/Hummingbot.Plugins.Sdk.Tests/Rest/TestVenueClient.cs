using System.Text.Json;
using Hummingbot.Plugins.Sdk.RateLimits;
using Hummingbot.Plugins.Sdk.Rest;
using Hummingbot.Plugins.Sdk.Tests.Support;

namespace Hummingbot.Plugins.Sdk.Tests.Rest;

/// <summary>The client of <see cref="ITestVenueApi"/> with its endpoint table, as a connector puts it together.</summary>
internal sealed class TestVenueClient : IDisposable
{
    private static readonly RestEndpoint[] Endpoints =
    [
        new("GET", "api/v3/depth")
        {
            Limits = [new RateLimitLink("weight", 5)],
            LimitIdOf = static uri => uri.Query.Contains("limit=5000", StringComparison.Ordinal) ? "deep" : null,
        },
        new("GET", "products/{id}/book") { Limits = [new RateLimitLink("weight")] },
        new("GET", "account") { Limits = [new RateLimitLink("weight")], Priority = RequestPriority.Status, IsPrivate = true },
        new("POST", "order") { Limits = [new RateLimitLink("weight"), new RateLimitLink("orders")], Priority = RequestPriority.Create },
        new("DELETE", "order") { Limits = [new RateLimitLink("weight")], Priority = RequestPriority.Cancel },
    ];

    private readonly ExchangeHttpClient _client;

    public TestVenueClient(
        Uri address,
        Func<ExchangeHttpOptions, ExchangeHttpOptions>? configure = null,
        TimeProvider? time = null,
        IWireTap? tap = null,
        Random? random = null)
    {
        time ??= TimeProvider.System;
        var options = new ExchangeHttpOptions
        {
            Exchange = "venue",
            BaseAddress = address,
            RetryDelay = TimeSpan.FromMilliseconds(1),
            TranslateError = Translate,
        };
        options = configure?.Invoke(options) ?? options;
        Limiter = new RateLimiter(
            "venue",
            [new RateLimit("weight", 300, TimeSpan.FromMinutes(1)), new RateLimit("orders", 10, TimeSpan.FromSeconds(1))],
            [.. Endpoints.Select(endpoint => endpoint.ToRateLimited()), new RateLimitedEndpoint("deep", new RateLimitLink("weight", 250))],
            time,
            Logger);
        _client = new ExchangeHttpClient(
            options, new RestEndpointTable("venue", address, Endpoints), Limiter, time, random ?? new Random(1), Logger, tap);
        Api = RestClientFactory.Create<ITestVenueApi>(_client, TestVenueJson.Default);
    }

    public CapturingLogger Logger { get; } = new();

    public RateLimiter Limiter { get; }

    public ITestVenueApi Api { get; }

    public HttpClient Http => _client.Http;

    public ExchangeHttpClient Client => _client;

    public void Dispose()
    {
        _client.Dispose();
        Limiter.Dispose();
    }

    private static ExchangeException? Translate(int httpStatus, ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty || body.Span[0] != (byte)'{') return null;
        using var document = JsonDocument.Parse(body);
        var code = document.RootElement.GetProperty("code").GetInt32();
        var kind = code switch
        {
            -2013 => ExchangeErrorKind.NotFound,
            -1021 => ExchangeErrorKind.Clock,
            -1003 => ExchangeErrorKind.RateLimited,
            _ => ExchangeErrorKind.Refused,
        };
        return new ExchangeException("venue", kind, document.RootElement.GetProperty("msg").GetString()!) { VenueCode = $"{code}" };
    }
}

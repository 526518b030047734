using BenchmarkDotNet.Attributes;
using Hummingbot.Plugins.Binance;
using Hummingbot.Plugins.Binance.Auth;
using Hummingbot.Plugins.Sdk.Rest;
using Hummingbot.Plugins.Sdk.Time;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hummingbot.Plugins.Benchmarks;

/// <summary>An order's form, written and signed for Binance, as a request's content.</summary>
public class SigningOperations
{
    private const string SignedOrder = "an order written and signed";
    private const string Symbol = "BTCUSDT";
    private const string ClientOrderId = "HBOT-B-BTC-USDT-1700000000000001";
    private const decimal Amount = 0.125m;
    private const decimal Price = 64999.73m;

    private static readonly string Key = new('k', 64);
    private static readonly string Secret = new('s', 64);
    private static readonly TimeProvider Time = new StoppedClock();
    private static readonly Uri Address = new("http://localhost/api/v3/order");

    private readonly NaiveSigner _naive = new(Key, Secret, Time);
    private readonly BinanceAuth _auth = new(
        new ExchangeCredentials([new(BinanceFacts.ApiKey, Key), new(BinanceFacts.ApiSecret, Secret)]),
        new ServerTimeSynchronizer(BinanceFacts.Name, _ => Task.FromResult(Time.GetUtcNow()), Time, NullLogger.Instance));

    /// <summary>Refuses to measure unless both send the same bytes.</summary>
    [GlobalSetup]
    public async Task CompareAsync()
    {
        using var ours = NewRequest();
        using var reference = NewRequest();
        Sign(ours);
        SignNaively(reference);
        if (await ours.Content!.ReadAsStringAsync() != await reference.Content!.ReadAsStringAsync())
            throw new InvalidOperationException("The orders are signed otherwise.");
    }

    [Benchmark(Description = "strings and StringContent", Baseline = true), BenchmarkCategory(SignedOrder)]
    public int SignNaively()
    {
        using var request = NewRequest();
        return SignNaively(request);
    }

    [Benchmark(Description = nameof(BinanceAuth)), BenchmarkCategory(SignedOrder)]
    public int Sign()
    {
        using var request = NewRequest();
        return Sign(request);
    }

    private static HttpRequestMessage NewRequest() => new(HttpMethod.Post, Address);

    private int SignNaively(HttpRequestMessage request) => _naive.Sign(request, Symbol, Amount, Price, ClientOrderId);

    private int Sign(HttpRequestMessage request)
    {
        var form = new FormWriter(stackalloc byte[512]);
        form.Add("symbol"u8, Symbol);
        form.Add("side"u8, "BUY");
        form.Add("type"u8, "LIMIT");
        form.Add("timeInForce"u8, "GTC");
        form.Add("quantity"u8, Amount);
        form.Add("price"u8, Price);
        form.Add("newClientOrderId"u8, ClientOrderId);
        form.Add("newOrderRespType"u8, "FULL");
        _auth.Sign(request, ref form);
        return form.Written.Length;
    }

    /// <summary>A clock that always shows the same.</summary>
    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddDays(20_000);
    }
}

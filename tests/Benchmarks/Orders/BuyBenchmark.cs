using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Hummingbot.Plugins.Binance;
using Hummingbot.Plugins.Coinbase;
using Hummingbot.Plugins.Recorder;

namespace Hummingbot.Plugins.Benchmarks;

/// <summary>
/// From <c>Buy</c> to the socket: the call's begin until the stream in the socket's place is given the signed request, HttpClient included;
/// beside the signature alone, and beside HttpClient alone with the same request on the same stream.
/// </summary>
internal static class BuyBenchmark
{
    private const string Secret = "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j";
    private const double MarginMicroseconds = 15;
    private const double MostBytes = 2048;

    private static readonly Dictionary<string, string> BinanceKeys = new()
    {
        ["api_key"] = "vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A",
        ["api_secret"] = Secret,
    };

    private static readonly Dictionary<string, string> CoinbaseKeys = new()
    {
        ["api_key"] = "1ab2c3d4e5f60718293a4b5c6d7e8f90",
        ["secret_key"] = Convert.ToBase64String(Encoding.ASCII.GetBytes(Secret)),
        ["passphrase"] = "passphrase",
    };

    public static async Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkOptions options)
    {
        var (orders, recordedOrders) = options.IsQuick ? (3_000, 100) : (5_000, 500);
        var folder = Directory.CreateTempSubdirectory("hbot-benchmark-");
        try
        {
            await using var recorder = await MarketsRecorder.OpenAsync(new RecorderOptions { DatabaseFile = Path.Combine(folder.FullName, "trades.sqlite") });
            var (binance, coinbase, recorded) = (new BinanceOrderVenue(), new CoinbaseOrderVenue(), new BinanceOrderVenue());
            await using var desk = await OrderDesk.StartAsync(new BinancePlugin(), binance, BinanceKeys);
            await using var coinbaseDesk = await OrderDesk.StartAsync(new CoinbasePlugin(), coinbase, CoinbaseKeys);
            await using var recordedDesk = await OrderDesk.StartAsync(new BinancePlugin(), recorded, BinanceKeys, recorder.JournalFor("binance"));
            using var recording = recorder.Record(recordedDesk.Connector);
            using var client = new OrderClient(binance);

            // The compiler works beside us, and only after many calls: it is given time to finish.
            for (var i = 0; i < 5; i++)
            {
                await MicrosAsync(orders, desk.BuyAsync);
                await MicrosAsync(orders, coinbaseDesk.BuyAsync);
                await MicrosAsync(orders, client.PostAsync);
                await Task.Delay(200);
            }

            var secret = Encoding.ASCII.GetBytes(Secret);
            var signed = binance.LastBody[..binance.LastBody.LastIndexOf("&signature="u8)].ToArray();
            var figures = await Rounds.RunAsync(
                options.Rounds,
                () => MicrosAsync(orders, desk.BuyAsync),
                () => MicrosAsync(orders, () => ValueTask.FromResult(Sign(secret, signed))),
                () => MicrosAsync(orders, client.PostAsync),
                () => MicrosAsync(orders, coinbaseDesk.BuyAsync),
                () => MicrosAsync(recordedOrders, recordedDesk.BuyAsync));
            binance.IsCountingBytes = coinbase.IsCountingBytes = recorded.IsCountingBytes = true;
            var bytes = await MedianAsync(1_000, desk.BuyAsync);
            var clientBytes = await MedianAsync(1_000, client.PostAsync);
            var coinbaseBytes = await MedianAsync(1_000, coinbaseDesk.BuyAsync);
            return
            [
                BenchmarkRow.OfMargin("Buy to signed request at the socket, Binance", "µs", "HMAC-SHA256 of the same bytes", figures[0], figures[1], MarginMicroseconds),
                BenchmarkRow.Of("HttpClient alone with the same request", "µs", "HMAC-SHA256 of the same bytes", figures[2], figures[1]),
                BenchmarkRow.Of("Buy to signed request at the socket, Coinbase", "µs", "HMAC-SHA256 of the same bytes", figures[3], figures[1]),
                BenchmarkRow.Reported("Buy to signed request at the socket, on record before (fsync), Binance", BenchmarkRow.Median(figures[4]), "µs"),
                BenchmarkRow.AtMost("allocated from Buy to the socket, all threads, Binance", bytes, "bytes", MostBytes),
                BenchmarkRow.Reported("allocated by HttpClient alone with the same request", clientBytes, "bytes"),
                BenchmarkRow.Reported("allocated from Buy to the socket, all threads, Coinbase", coinbaseBytes, "bytes"),
            ];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<double> MicrosAsync(int count, Func<ValueTask<long>> measure) =>
        await MedianAsync(count, measure) * 1e6 / Stopwatch.Frequency;

    private static async Task<double> MedianAsync(int count, Func<ValueTask<long>> measure)
    {
        var figures = new double[count];
        for (var i = 0; i < count; i++) figures[i] = await measure();
        return BenchmarkRow.Median(figures);
    }

    private static long Sign(byte[] secret, byte[] payload)
    {
        Span<byte> signature = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var started = Stopwatch.GetTimestamp();
        HMACSHA256.HashData(secret, payload, signature);
        return Stopwatch.GetTimestamp() - started;
    }

    /// <summary>Sends the last order's request again, by nothing but HttpClient.</summary>
    private sealed class OrderClient : IDisposable
    {
        private readonly HttpClient _client;
        private readonly OrderVenue _venue;

        public OrderClient(OrderVenue venue)
        {
            _venue = venue;
            _client = new HttpClient(new SocketsHttpHandler { ConnectCallback = venue.ConnectAsync, UseCookies = false, AllowAutoRedirect = false });
        }

        public async ValueTask<long> PostAsync()
        {
            var body = _venue.LastBody.ToArray();
            var called = _venue.Clock();
            using var request = new HttpRequestMessage(HttpMethod.Post, "http://venue.test/api/v3/order") { Content = new ByteArrayContent(body) };
            request.Headers.TryAddWithoutValidation("X-MBX-APIKEY", BinanceKeys["api_key"]);
            request.Headers.TryAddWithoutValidation("User-Agent", "Hummingbot.Plugins");
            request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, deflate, br");
            request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/x-www-form-urlencoded");
            var sending = _client.SendAsync(request);
            var handedOver = _venue.HandedOverAt;
            using var answer = await sending;
            OrderDesk.Rest();
            return handedOver - called;
        }

        public void Dispose() => _client.Dispose();
    }
}

using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Hummingbot.Plugins.Host.CommandLine;
using Hummingbot.Plugins.Host.Output;

namespace Hummingbot.Plugins.Host.Demo;

/// <summary>Acts at a sandbox as its other participant, and reads the sandbox's own account of what happened.</summary>
internal sealed class SandboxParticipant : IDisposable
{
    private const int MaxAnswerBytes = 4 * 1024 * 1024;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private readonly string _exchange;
    private readonly HttpClient _client;

    /// <summary>Creates the participant.</summary>
    /// <param name="exchange">The exchange's name.</param>
    /// <param name="control">The sandbox's control address.</param>
    public SandboxParticipant(string exchange, Uri control)
    {
        _exchange = exchange;
        _client = new HttpClient { BaseAddress = control, Timeout = Timeout, MaxResponseContentBufferSize = MaxAnswerBytes };
    }

    /// <summary>Has the simulated participants stand still. What they have in the book stays.</summary>
    public Task StopMakersAsync(CancellationToken cancellationToken) =>
        AskAsync(HttpMethod.Post, "makers", json => json.WriteBoolean("running", false), _ => true, cancellationToken);

    /// <summary>Reads the best prices.</summary>
    public Task<(decimal Bid, decimal Ask)> ReadBestPricesAsync(string tradingPair, CancellationToken cancellationToken) =>
        AskAsync(
            HttpMethod.Get,
            $"book?pair={Uri.EscapeDataString(tradingPair)}&depth=1",
            write: null,
            book => (NumberOf(book.GetProperty("bids")[0][0]), NumberOf(book.GetProperty("asks")[0][0])),
            cancellationToken);

    /// <summary>Sells into the book.</summary>
    public Task SellAsync(string tradingPair, decimal price, decimal amount, CancellationToken cancellationToken) =>
        AskAsync(
            HttpMethod.Post,
            "orders",
            json =>
            {
                json.WriteString("pair", tradingPair);
                json.WriteString("side", StateText.Of(TradeType.Sell));
                BookJson.WriteDecimal(json, "price", price);
                BookJson.WriteDecimal(json, "amount", amount);
            },
            _ => true,
            cancellationToken);

    /// <summary>Reads the account whose keys the connector has.</summary>
    public Task<SandboxAccount> ReadAccountAsync(CancellationToken cancellationToken) =>
        AskAsync(
            HttpMethod.Get,
            "state?account=user",
            write: null,
            state => Read(state.GetProperty("accounts").GetProperty("user")),
            cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private static SandboxAccount Read(JsonElement account) => new(
        account.GetProperty("balances").EnumerateArray().ToDictionary(
            balance => balance.GetProperty("asset").GetString()!,
            balance => (NumberOf(balance.GetProperty("total")), NumberOf(balance.GetProperty("available")))),
        [
            .. account.GetProperty("fills").EnumerateArray().Select(fill => new SandboxAccountFill(
                fill.GetProperty("clientOrderId").GetString(),
                NumberOf(fill.GetProperty("price")),
                NumberOf(fill.GetProperty("amount")),
                NumberOf(fill.GetProperty("fee")),
                fill.GetProperty("feeAsset").GetString()!)),
        ]);

    private static decimal NumberOf(JsonElement text) => decimal.Parse(text.GetString()!, NumberStyles.Float, CultureInfo.InvariantCulture);

    private async Task<T> AskAsync<T>(
        HttpMethod method, string path, Action<Utf8JsonWriter>? write, Func<JsonElement, T> read, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(method, path);
            if (write is not null) request.Content = new ByteArrayContent(BodyOf(write));
            using var response = await _client.SendAsync(request, cancellationToken);
            if (!response.IsSuccessStatusCode)
                throw Failure($"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync(cancellationToken)}");
            return read(await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken));
        }
        catch (Exception failure) when (failure is HttpRequestException or JsonException or KeyNotFoundException
            or InvalidOperationException or IndexOutOfRangeException or FormatException
            or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw Failure(failure.Message);
        }

        CommandFailedException Failure(string why) => new(
            $"the sandbox of {_exchange} does not do {method} {path}: {why}",
            "its control endpoint is not the one of this version; build the plugin anew",
            _exchange)
        {
            Kind = "sandbox",
        };
    }

    private static byte[] BodyOf(Action<Utf8JsonWriter> write)
    {
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return body.ToArray();
    }
}

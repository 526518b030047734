using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace Hummingbot.Plugins.Testing;

/// <summary>Speaks to a sandbox's control endpoint: its truth, its other participants, its faults. Safe for concurrent use.</summary>
public sealed class SandboxControl : IDisposable
{
    private readonly HttpClient _client;

    /// <summary>Creates a client.</summary>
    /// <param name="address"><see cref="SandboxEndpoints.Control"/>.</param>
    public SandboxControl(Uri address) => _client = new HttpClient { BaseAddress = address };

    /// <summary>The orders of an account.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <param name="account">The account; the connector's unless given.</param>
    public async Task<IReadOnlyList<SandboxOrder>> GetOrdersAsync(CancellationToken cancellationToken, string account = "user")
    {
        var state = await StateAsync(account, cancellationToken);
        return [.. state.GetProperty("orders").EnumerateArray().Select(ReadOrder)];
    }

    /// <summary>The executions of an account.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <param name="account">The account; the connector's unless given.</param>
    public async Task<IReadOnlyList<SandboxFill>> GetFillsAsync(CancellationToken cancellationToken, string account = "user")
    {
        var state = await StateAsync(account, cancellationToken);
        return
        [
            .. state.GetProperty("fills").EnumerateArray().Select(fill => new SandboxFill(
                fill.GetProperty("clientOrderId").GetString(),
                Number(fill, "price"),
                Number(fill, "amount"),
                Number(fill, "fee"),
                fill.GetProperty("feeAsset").GetString()!)),
        ];
    }

    /// <summary>The balances of an account, by asset.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <param name="account">The account; the connector's unless given.</param>
    public async Task<IReadOnlyDictionary<string, SandboxBalance>> GetBalancesAsync(CancellationToken cancellationToken, string account = "user")
    {
        var state = await StateAsync(account, cancellationToken);
        return state.GetProperty("balances").EnumerateArray().ToDictionary(
            balance => balance.GetProperty("asset").GetString()!,
            balance => new SandboxBalance(Number(balance, "total"), Number(balance, "available")));
    }

    /// <summary>The best levels of a book, bids and asks.</summary>
    /// <param name="tradingPair">The pair.</param>
    /// <param name="depth">Levels a side.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<(IReadOnlyList<SandboxLevel> Bids, IReadOnlyList<SandboxLevel> Asks)> GetBookAsync(
        string tradingPair, int depth, CancellationToken cancellationToken)
    {
        var book = await AskAsync(HttpMethod.Get, $"book?pair={tradingPair}&depth={depth}", null, cancellationToken);
        return (Side("bids"), Side("asks"));

        SandboxLevel[] Side(string name) =>
            [.. book.GetProperty(name).EnumerateArray().Select(level => new SandboxLevel(Number(level[0]), Number(level[1])))];
    }

    /// <summary>How many requests of a method the venue has seen, control requests apart.</summary>
    /// <param name="method">The method.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<int> CountRequestsAsync(string method, CancellationToken cancellationToken)
    {
        var log = await AskAsync(HttpMethod.Get, "requests", null, cancellationToken);
        return log.GetProperty("requests").EnumerateArray().Count(entry => entry.GetProperty("what").GetString() == method);
    }

    /// <summary>Places a limit order.</summary>
    /// <param name="tradingPair">The pair.</param>
    /// <param name="side">The side.</param>
    /// <param name="price">The limit price.</param>
    /// <param name="amount">The amount in base asset.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <param name="account">Who places it: <c>other</c>, or <c>user</c> for the connector's account.</param>
    /// <param name="clientOrderId">The client order id.</param>
    /// <returns>The order.</returns>
    public async Task<SandboxOrder> PlaceAsync(
        string tradingPair,
        TradeType side,
        decimal price,
        decimal amount,
        CancellationToken cancellationToken,
        string account = "other",
        string? clientOrderId = null)
    {
        var body = new Dictionary<string, object>
        {
            ["account"] = account,
            ["pair"] = tradingPair,
            ["side"] = side == TradeType.Buy ? "buy" : "sell",
            ["price"] = price,
            ["amount"] = amount,
        };
        if (clientOrderId is not null) body["clientOrderId"] = clientOrderId;
        return ReadOrder((await AskAsync(HttpMethod.Post, "orders", body, cancellationToken)).GetProperty("order"));
    }

    /// <summary>Moves the simulated participants on; they stand still otherwise.</summary>
    /// <param name="steps">How many steps.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task StepMakersAsync(int steps, CancellationToken cancellationToken) =>
        AskAsync(HttpMethod.Post, "makers", new Dictionary<string, object> { ["running"] = false, ["steps"] = steps }, cancellationToken);

    /// <summary>Sets a fault.</summary>
    /// <param name="kind">Its kind, such as <c>responseLost</c>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <param name="method">Which requests, by method.</param>
    /// <param name="match">Which paths or channels; all unless given.</param>
    /// <param name="count">How often; until cleared unless given.</param>
    public Task AddFaultAsync(
        string kind, CancellationToken cancellationToken, string? method = null, string match = "*", int? count = null)
    {
        var body = new Dictionary<string, object> { ["kind"] = kind, ["match"] = match };
        if (method is not null) body["method"] = method;
        if (count is not null) body["count"] = count;
        return AskAsync(HttpMethod.Post, "faults", body, cancellationToken);
    }

    /// <summary>Clears all faults.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task ClearFaultsAsync(CancellationToken cancellationToken) => AskAsync(HttpMethod.Delete, "faults", null, cancellationToken);

    /// <summary>Breaks every WebSocket connection, and refuses new ones for a while.</summary>
    /// <param name="seconds">How long.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task CutAsync(int seconds, CancellationToken cancellationToken) =>
        AskAsync(HttpMethod.Post, "cut", new Dictionary<string, object> { ["seconds"] = seconds }, cancellationToken);

    /// <summary>Puts the venue's clock ahead, or behind.</summary>
    /// <param name="skew">How far; negative for behind.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task SkewClockAsync(TimeSpan skew, CancellationToken cancellationToken) =>
        AskAsync(HttpMethod.Post, "clock", new Dictionary<string, object> { ["skewMilliseconds"] = (long)skew.TotalMilliseconds }, cancellationToken);

    /// <summary>Has a market's numbers jump, as if messages had been lost.</summary>
    /// <param name="tradingPair">The pair.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task GapAsync(string tradingPair, CancellationToken cancellationToken) =>
        AskAsync(HttpMethod.Post, "gap", new Dictionary<string, object> { ["pair"] = tradingPair }, cancellationToken);

    /// <summary>Closes the client.</summary>
    public void Dispose() => _client.Dispose();

    private async Task<JsonElement> StateAsync(string account, CancellationToken cancellationToken) =>
        (await AskAsync(HttpMethod.Get, $"state?account={account}", null, cancellationToken)).GetProperty("accounts").GetProperty(account);

    private async Task<JsonElement> AskAsync(
        HttpMethod method, string path, Dictionary<string, object>? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = JsonContent.Create(body);
        using var response = await _client.SendAsync(request, cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        if (!response.IsSuccessStatusCode)
            throw new InvalidOperationException($"The sandbox refuses {method} {path} with {(int)response.StatusCode}: {text}");
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    private static SandboxOrder ReadOrder(JsonElement order) => new(
        order.GetProperty("id").GetInt64(),
        order.GetProperty("clientOrderId").GetString(),
        order.GetProperty("status").GetString()!,
        OptionalNumber(order, "price"),
        OptionalNumber(order, "amount"),
        Number(order, "filledAmount"),
        Number(order, "filledQuote"));

    private static decimal? OptionalNumber(JsonElement parent, string name) =>
        parent.GetProperty(name).ValueKind == JsonValueKind.Null ? null : Number(parent, name);

    private static decimal Number(JsonElement parent, string name) => Number(parent.GetProperty(name));

    private static decimal Number(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number ? value.GetDecimal() : decimal.Parse(value.GetString()!, NumberStyles.Number, CultureInfo.InvariantCulture);
}

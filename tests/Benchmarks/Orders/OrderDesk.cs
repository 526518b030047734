using System.Diagnostics;
using System.Runtime.CompilerServices;
using Hummingbot.Plugins.Sdk.OrderBooks;
using Hummingbot.Plugins.Sdk.RateLimits;
using Hummingbot.Plugins.Sdk.Rest;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hummingbot.Plugins.Benchmarks;

/// <summary>A plugin's connector, ready to trade at a venue in memory, and one order after the other.</summary>
internal sealed class OrderDesk : IAsyncDisposable
{
    private const string Pair = "BTC-USDT";
    private const double RestMicroseconds = 50;

    private readonly ServiceProvider _services;
    private readonly OrderVenue _venue;
    private readonly SemaphoreSlim _ended = new(0);

    private OrderDesk(ServiceProvider services, OrderVenue venue)
    {
        _services = services;
        _venue = venue;
        Connector = services.GetRequiredService<IExchangeConnector>();
        Connector.Subscribe(happened =>
        {
            if (happened is OrderUpdatedEvent { Order.IsDone: true }) _ended.Release();
        });
    }

    public IExchangeConnector Connector { get; }

    /// <summary>Starts a plugin's connector.</summary>
    /// <param name="plugin">The plugin.</param>
    /// <param name="venue">What answers it.</param>
    /// <param name="credentials">Keys of the venue's form.</param>
    /// <param name="journal">Where orders are recorded before they are sent.</param>
    public static async Task<OrderDesk> StartAsync(
        IExchangePlugin plugin, OrderVenue venue, IReadOnlyDictionary<string, string> credentials, IOrderJournal? journal = null)
    {
        var context = new PluginContext
        {
            PluginDirectory = AppContext.BaseDirectory,
            Settings = new ExchangeSettings
            {
                TradingPairs = [Pair],
                Endpoints = new Dictionary<string, Uri> { ["rest"] = new("http://venue.test/") },
                Credentials = new ExchangeCredentials(credentials),
                Values = new Dictionary<string, string> { ["accountUpdates"] = "rest" },
            },
            LoggerFactory = NullLoggerFactory.Instance,
            TimeProvider = TimeProvider.System,
            Random = Random.Shared,
            OrderJournal = journal,
        };
        var services = new ServiceCollection();
        services.AddSingleton(context).AddSingleton(context.TimeProvider).AddSingleton(context.LoggerFactory).AddLogging();
        plugin.ConfigureServices(services, context);
        var books = new NoBooks(Pair);
        ((OrderBook)books.OrderBooks[Pair]).ApplySnapshot([new OrderBookRow(50_000m, 1m, 1)], [new OrderBookRow(50_000.5m, 1m, 1)], 1);
        services.AddSingleton<IOrderBookTracker>(books);
        var provider = services.BuildServiceProvider();
        Sockets(provider.GetRequiredService<ExchangeHttpClient>().Http).ConnectCallback = venue.ConnectAsync;
        var desk = new OrderDesk(provider, venue);
        await desk.Connector.StartNetworkAsync(CancellationToken.None);
        while (!desk.Connector.IsReady) await Task.Delay(10);
        if (plugin.Descriptor.Name == "coinbase")
            provider.GetRequiredService<RateLimiter>().Update(new RateLimit("PRIVATE_REQUESTS", 1_000_000_000, TimeSpan.FromSeconds(1)));
        return desk;
    }

    /// <summary>Places an order and waits for its end.</summary>
    /// <returns>What passed between the call and the hand-over, by the venue's clock.</returns>
    public async ValueTask<long> BuyAsync()
    {
        var called = _venue.Clock();
        Connector.Buy(Pair, 0.125m, OrderType.Limit, 50_000.25m);
        await _ended.WaitAsync();
        var passed = _venue.HandedOverAt - called;
        Rest();
        return passed;
    }

    /// <summary>What is left to do for an order that has ended is not to be in the next one's way.</summary>
    public static void Rest()
    {
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started).TotalMicroseconds < RestMicroseconds) Thread.SpinWait(10);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _ended.Dispose();
    }

    /// <summary>What the client's requests end in: the handlers before it stay as they are.</summary>
    private static SocketsHttpHandler Sockets(HttpClient client)
    {
        var handler = Handler(client);
        while (handler is DelegatingHandler { InnerHandler: { } inner }) handler = inner;
        return (SocketsHttpHandler)handler;

        [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_handler")]
        static extern ref HttpMessageHandler Handler(HttpMessageInvoker invoker);
    }
}

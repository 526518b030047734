using Hummingbot.Plugins.Binance;
using Hummingbot.Plugins.Binance.Sandbox;
using Hummingbot.Plugins.Coinbase;
using Hummingbot.Plugins.Coinbase.Sandbox;
using Hummingbot.Plugins.Sandbox.Server;
using Hummingbot.Plugins.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hummingbot.Plugins.FaultMatrix.Tests.Support;

/// <summary>A venue of the matrix: its plugin, its sandbox, and what is traded there.</summary>
internal sealed record Venue(
    string Name, Func<IExchangePlugin> CreatePlugin, Func<TimeProvider, VenueSandbox> CreateSandbox, IReadOnlyList<TradedPair> Pairs)
{
    public static Venue Binance { get; } = new(
        "binance",
        () => new BinancePlugin(),
        time => new BinanceSandbox(time, NullLoggerFactory.Instance),
        [new TradedPair("BTC-USDT", TradeType.Buy, 65_000m, 0.02m), new TradedPair("ETH-USDT", TradeType.Sell, 3_200m, 0.2m)]);

    public static Venue Coinbase { get; } = new(
        "coinbase",
        () => new CoinbasePlugin(),
        time => new CoinbaseSandbox(time, NullLoggerFactory.Instance),
        [new TradedPair("BTC-USD", TradeType.Buy, 60_000m, 0.02m), new TradedPair("ETH-USD", TradeType.Sell, 3_000m, 0.2m)]);

    public static Venue Of(string name) => name == Binance.Name ? Binance : Coinbase;

    public SandboxOptions Options(int seed) => new()
    {
        Seed = seed,
        RunMarketMakers = false,
        TradingPairs = [.. Pairs.Select(pair => pair.Name)],
        InitialBalances = Pairs.SelectMany(pair => pair.Name.Split('-')).Distinct()
            .ToDictionary(asset => asset, asset => asset.StartsWith("USD", StringComparison.Ordinal) ? 10_000_000m : 10_000m),
    };

    public VenueContainer Connect(
        SandboxEndpoints endpoints, TimeProvider time, Random random, ILoggerFactory? loggers = null, IOrderJournal? journal = null) =>
        new(CreatePlugin(), new PluginContext
        {
            PluginDirectory = AppContext.BaseDirectory,
            Settings = new ExchangeSettings
            {
                TradingPairs = [.. Pairs.Select(pair => pair.Name)],
                Endpoints = endpoints.Endpoints,
                Credentials = endpoints.Credentials,
            },
            LoggerFactory = loggers ?? NullLoggerFactory.Instance,
            TimeProvider = time,
            Random = random,
            OrderJournal = journal,
        });
}

using System.Threading.Channels;
using Hummingbot.Plugins.Sdk.OrderBooks;
using Hummingbot.Plugins.Sdk.Trackers;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hummingbot.Plugins.Sdk.Tests.Trackers;

/// <summary>A data source without a venue: the test decides what it streams and which snapshots it has.</summary>
internal sealed class ScriptedDataSource : IOrderBookTrackerDataSource
{
    private readonly TaskCompletionSource<ChannelWriter<OrderBookMessage>> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string ExchangeName => "scripted";

    public bool HasUpdateIds => true;

    public bool StreamsSnapshots => false;

    public HashSet<string> KnownPairs { get; } = ["BTC-USD", "ETH-USD"];

    public List<string> Unsubscribed { get; } = [];

    /// <summary>Answers snapshot requests; throws to fail them.</summary>
    public Func<string, OrderBookMessage> OnSnapshot { get; set; } = pair =>
        throw new ExchangeException("scripted", ExchangeErrorKind.Transport, $"no snapshot of {pair}");

    /// <summary>Where messages go once the tracker listens.</summary>
    public Task<ChannelWriter<OrderBookMessage>> Listening => _listening.Task;

    public async Task ListenAsync(
        IReadOnlyCollection<string> tradingPairs, OrderBookMessageType kinds, ChannelWriter<OrderBookMessage> output, CancellationToken cancellationToken)
    {
        foreach (var pair in tradingPairs)
        {
            if (KnownPairs.Contains(pair)) output.TryWrite(new OrderBookMessage { Type = OrderBookMessageType.Reset, TradingPair = pair });
            else ((IMarketStreamObserver)output).OnRefused(pair, new ExchangeException(ExchangeName, ExchangeErrorKind.NotFound, $"no {pair}"));
        }

        _listening.TrySetResult(output);
        await Task.Delay(Timeout.Infinite, cancellationToken);
    }

    public Task<OrderBookMessage> GetSnapshotAsync(string tradingPair, CancellationToken cancellationToken) =>
        Task.FromResult(OnSnapshot(tradingPair));

    public async Task RequestSnapshotAsync(string tradingPair, ChannelWriter<OrderBookMessage> output, CancellationToken cancellationToken) =>
        output.TryWrite(await GetSnapshotAsync(tradingPair, cancellationToken));

    public Task SubscribeAsync(string tradingPair, CancellationToken cancellationToken) => KnownPairs.Contains(tradingPair)
        ? Task.CompletedTask
        : Task.FromException(new ExchangeException(ExchangeName, ExchangeErrorKind.NotFound, $"no {tradingPair}"));

    public Task UnsubscribeAsync(string tradingPair, CancellationToken cancellationToken)
    {
        Unsubscribed.Add(tradingPair);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyDictionary<string, decimal>> GetLastTradedPricesAsync(
        IReadOnlyCollection<string> tradingPairs, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, decimal>>(tradingPairs.ToDictionary(pair => pair, _ => 7m));

    public Task<IOrderBook> GetNewOrderBookAsync(string tradingPair, CancellationToken cancellationToken) =>
        Task.FromResult<IOrderBook>(new OrderBook(tradingPair, NullLogger.Instance));

    /// <summary>Recorded bodies are a pair, a space, and the ids of a snapshot (<c>S5</c>) or a diff (<c>D6</c>).</summary>
    public string? Translate(in WireMessage message, ChannelWriter<OrderBookMessage> output)
    {
        var text = System.Text.Encoding.UTF8.GetString(message.Body.Span);
        var pair = text[..7];
        var id = long.Parse(text[9..], System.Globalization.CultureInfo.InvariantCulture);
        var translated = text[8] switch
        {
            'S' => Messages.Snapshot(id, (id, 1)),
            'D' => Messages.Diff(id, id, (id, 1)),
            _ => throw new ExchangeException(ExchangeName, ExchangeErrorKind.BadData, "unreadable"),
        };
        translated.TradingPair = pair;
        output.TryWrite(translated);
        return pair;
    }
}

using BenchmarkDotNet.Attributes;
using Hummingbot.Plugins.Sdk.OrderBooks;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hummingbot.Plugins.Benchmarks;

/// <summary>Questions to a book and changes of it.</summary>
public class BookOperations
{
    private const int Repeats = 16;
    private const int Depth = 20;
    private const string Ours = "OrderBook";
    private const string Naive = "SortedDictionary of decimals";
    private const string Best = "best bid and ask";
    private const string Average = "average price over 12 levels";
    private const string Volume = "volume to a price, 12 levels";
    private const string Rows = "20 rows a side";
    private const string Frame = "a depth update of 10 levels";

    private readonly OrderBook _book = new("BTC-USDT", NullLogger.Instance);
    private readonly SortedBook _sorted = new();
    private readonly OrderBookMessage[] _frames = MicroLevels.Diffs();
    private readonly DecimalLevels[] _sortedFrames;
    private readonly decimal[] _volumes = [.. Enumerable.Range(0, Repeats).Select(i => 9.9m + (i * 0.01m))];
    private readonly decimal[] _limits = [.. Enumerable.Range(0, Repeats).Select(i => i % 2 == 0 ? 65_000.24m : 64_999.76m)];
    private readonly OrderBookRow[] _bids = new OrderBookRow[Depth];
    private readonly OrderBookRow[] _asks = new OrderBookRow[Depth];
    private readonly decimal[] _answers = new decimal[Repeats];
    private long _updateId = 1;

    public BookOperations() => _sortedFrames = [.. _frames.Select(DecimalLevels.Of)];

    /// <summary>Fills both books and refuses to measure them unless they answer alike.</summary>
    [GlobalSetup]
    public void Fill()
    {
        var snapshot = MicroLevels.Snapshot();
        _book.ApplySnapshot(snapshot);
        _sorted.Apply(DecimalLevels.Of(snapshot));
        BookFrames();
        SortedFrames();

        Compare(BookBest, SortedBest);
        Compare(BookAverage, SortedAverage);
        Compare(BookVolume, SortedVolume);
        BookRows();
        var rows = Prices();
        SortedRows();
        if (!rows.SequenceEqual(Prices())) throw new InvalidOperationException("The books have other rows.");
    }

    [Benchmark(Description = Naive, Baseline = true, OperationsPerInvoke = Repeats), BenchmarkCategory(Best)]
    public void SortedBest()
    {
        for (var i = 0; i < Repeats; i++) _answers[i] = _sorted.BestBid.Price + _sorted.BestAsk.Price;
    }

    [Benchmark(Description = Ours, OperationsPerInvoke = Repeats), BenchmarkCategory(Best)]
    public void BookBest()
    {
        for (var i = 0; i < Repeats; i++) _answers[i] = _book.BestBid!.Value.Price + _book.BestAsk!.Value.Price;
    }

    [Benchmark(Description = Naive, Baseline = true, OperationsPerInvoke = Repeats), BenchmarkCategory(Average)]
    public void SortedAverage()
    {
        for (var i = 0; i < Repeats; i++) _answers[i] = _sorted.AveragePrice((i & 1) == 0, _volumes[i])!.Value;
    }

    [Benchmark(Description = Ours, OperationsPerInvoke = Repeats), BenchmarkCategory(Average)]
    public void BookAverage()
    {
        for (var i = 0; i < Repeats; i++) _answers[i] = _book.GetVwapForVolume((i & 1) == 0, _volumes[i]).ResultPrice!.Value;
    }

    [Benchmark(Description = Naive, Baseline = true, OperationsPerInvoke = Repeats), BenchmarkCategory(Volume)]
    public void SortedVolume()
    {
        for (var i = 0; i < Repeats; i++) _answers[i] = _sorted.VolumeToPrice((i & 1) == 0, _limits[i]).Volume;
    }

    [Benchmark(Description = Ours, OperationsPerInvoke = Repeats), BenchmarkCategory(Volume)]
    public void BookVolume()
    {
        for (var i = 0; i < Repeats; i++) _answers[i] = _book.GetVolumeForPrice((i & 1) == 0, _limits[i]).ResultVolume!.Value;
    }

    [Benchmark(Description = Naive, Baseline = true, OperationsPerInvoke = Repeats), BenchmarkCategory(Rows)]
    public void SortedRows()
    {
        for (var i = 0; i < Repeats; i++) _sorted.CopyRows(_bids, _asks);
    }

    [Benchmark(Description = Ours, OperationsPerInvoke = Repeats), BenchmarkCategory(Rows)]
    public void BookRows()
    {
        for (var i = 0; i < Repeats; i++) _book.CopyRows(_bids, _asks);
    }

    [Benchmark(Description = Naive, Baseline = true, OperationsPerInvoke = MicroLevels.Frames), BenchmarkCategory(Frame)]
    public void SortedFrames()
    {
        foreach (var frame in _sortedFrames) _sorted.Apply(frame);
    }

    [Benchmark(Description = Ours, OperationsPerInvoke = MicroLevels.Frames), BenchmarkCategory(Frame)]
    public void BookFrames()
    {
        foreach (var frame in _frames)
        {
            frame.UpdateId = ++_updateId;
            _book.ApplyDiff(frame);
        }
    }

    private void Compare(Action ours, Action reference)
    {
        ours();
        var answers = _answers.Select(answer => decimal.Round(answer, 12)).ToArray();
        reference();
        if (!answers.SequenceEqual(_answers.Select(answer => decimal.Round(answer, 12))))
            throw new InvalidOperationException("The books answer otherwise.");
    }

    private (decimal Price, decimal Amount)[] Prices() => [.. _bids.Concat(_asks).Select(row => (row.Price, row.Amount))];
}

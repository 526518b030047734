using System.Diagnostics;
using System.Globalization;
using Hummingbot.Plugins.Recorder;
using Microsoft.Data.Sqlite;

namespace Hummingbot.Plugins.Benchmarks;

/// <summary>
/// A soak: whole lives of orders through a connector's tracker, alone and recorded in a SQLite file; beside a loop that inserts one row an
/// event in transactions of the same size, with the same guarantees. One long round each.
/// </summary>
internal static class OrderEventsBenchmark
{
    private const string Reference = "bare SQLite inserts, one row an event";

    // More than a tracker remembers of ended orders, so that what it keeps has reached its bound when the heap is first measured.
    private const int WarmUp = 2_000;

    public static async Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkOptions options)
    {
        var events = options.IsQuick ? 100_000 : 1_000_000;
        var folder = Directory.CreateTempSubdirectory("hbot-benchmark-");
        try
        {
            var recorderOptions = new RecorderOptions { DatabaseFile = Path.Combine(folder.FullName, "trades.sqlite") };
            var bare = InsertRows(Path.Combine(folder.FullName, "bare.sqlite"), events, recorderOptions.BatchSize);
            var tracked = await SoakAsync(events, null);
            await using var recorder = await MarketsRecorder.OpenAsync(recorderOptions);
            var recorded = await SoakAsync(events, recorder);
            return
            [
                BenchmarkRow.Of($"{Count(tracked)} order events through the tracker", "events/s", Reference, [tracked.Rate], [bare]),
                BenchmarkRow.Of("managed heap after them", "MB", "before them", [tracked.HeapAfter], [tracked.HeapBefore]),
                BenchmarkRow.Of($"{Count(recorded)} order events through tracker and recorder", "events/s", Reference, [recorded.Rate], [bare]),
                BenchmarkRow.Of("managed heap after them", "MB", "before them", [recorded.HeapAfter], [recorded.HeapBefore]),
            ];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<SoakResult> SoakAsync(int events, MarketsRecorder? recorder)
    {
        await using var connector = new SoakConnector();
        using var recording = recorder?.Record(connector);
        using var counting = connector.Count();
        await LiveAsync(WarmUp);
        var (counted, heap) = (connector.Events, Heap());
        var started = Stopwatch.GetTimestamp();
        await LiveAsync(events / SoakConnector.EventsPerOrder);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        counted = connector.Events - counted;
        return new SoakResult(counted, counted / seconds, heap, Heap());

        async Task LiveAsync(int orders)
        {
            await connector.LiveAsync(orders);
            if (recorder is not null) await recorder.FlushAsync();
        }
    }

    private static double InsertRows(string file, int rows, int batchSize)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString);
        connection.Open();
        using (var create = connection.CreateCommand())
        {
            create.CommandText = """
                PRAGMA journal_mode = WAL;
                PRAGMA synchronous = FULL;
                CREATE TABLE event (id TEXT, number INTEGER, market TEXT, symbol TEXT, status TEXT, price TEXT, amount TEXT, time INTEGER,
                    PRIMARY KEY (market, id, number));
                """;
            create.ExecuteNonQuery();
        }

        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO event VALUES (@id, @number, 'soak', 'BTC-USDT', 'OrderFilled', @price, @amount, @time)";
        foreach (var name in (string[])["@id", "@number", "@price", "@amount", "@time"]) insert.Parameters.Add(new SqliteParameter(name, null));
        var started = Stopwatch.GetTimestamp();
        for (var row = 0; row < rows;)
        {
            using var transaction = connection.BeginTransaction();
            insert.Transaction = transaction;
            for (var end = Math.Min(rows, row + batchSize); row < end; row++)
            {
                insert.Parameters[0].Value = $"soak-{row / SoakConnector.EventsPerOrder}";
                insert.Parameters[1].Value = row % SoakConnector.EventsPerOrder;
                insert.Parameters[2].Value = 50_000.25m.ToString(CultureInfo.InvariantCulture);
                insert.Parameters[3].Value = 0.125m.ToString(CultureInfo.InvariantCulture);
                insert.Parameters[4].Value = row;
                insert.ExecuteNonQuery();
            }

            transaction.Commit();
        }

        return rows / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static double Heap() => GC.GetTotalMemory(forceFullCollection: true) / 1e6;

    private static string Count(SoakResult soak) => soak.Events.ToString("N0", CultureInfo.InvariantCulture);

    private sealed record SoakResult(long Events, double Rate, double HeapBefore, double HeapAfter);
}

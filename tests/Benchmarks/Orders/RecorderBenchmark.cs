using System.Diagnostics;
using Hummingbot.Plugins.Recorder;
using Microsoft.Data.Sqlite;

namespace Hummingbot.Plugins.Benchmarks;

/// <summary>
/// Order events on their way from a connector's tracker to durable storage; beside a bare loop that inserts the very rows which the recorder
/// has made of them, from memory, by prepared statements into the same tables, with the same guarantees and in as many transactions.
/// </summary>
internal static class RecorderBenchmark
{
    private const double MostTimes = 1.5;
    private const string Reference = "bare SQLite inserts of the same rows";

    private static readonly string[] Tables = ["Order", "OrderStatus", "TradeFill"];

    public static async Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkOptions options)
    {
        var orders = options.IsQuick ? 1_000 : 10_000;
        var events = orders * SoakConnector.EventsPerOrder;
        var folder = Directory.CreateTempSubdirectory("hbot-benchmark-");
        try
        {
            var model = NewFile();
            await RecordAsync(model, orders);
            var rows = Tables.ToDictionary(table => table, table => Read(model, table));
            var batches = (events + new RecorderOptions().BatchSize - 1) / new RecorderOptions().BatchSize;
            var figures = await Rounds.RunAsync(
                options.Rounds,
                async () => await RecordAsync(NewFile(), orders) * 1e6 / events,
                async () => await InsertAsync(NewFile(), rows, batches) * 1e6 / events);
            return [BenchmarkRow.Of("order events persisted, tracker and recorder", "µs an event", Reference, figures[0], figures[1], MostTimes)];
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        string NewFile() => Path.Combine(folder.FullName, $"{Guid.NewGuid():N}.sqlite");
    }

    /// <returns>Seconds from the first event until the last one is on durable storage.</returns>
    private static async Task<double> RecordAsync(string file, int orders)
    {
        await using var recorder = await MarketsRecorder.OpenAsync(new RecorderOptions { DatabaseFile = file });
        await using var connector = new SoakConnector();
        using var recording = recorder.Record(connector);
        using var counting = connector.Count();
        await recorder.FlushAsync();
        var started = Stopwatch.GetTimestamp();
        await connector.LiveAsync(orders);
        await recorder.FlushAsync();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static async Task<double> InsertAsync(string file, Dictionary<string, object[][]> rows, int batches)
    {
        // The recorder's own tables and indexes.
        await using (await MarketsRecorder.OpenAsync(new RecorderOptions { DatabaseFile = file }))
        {
        }

        await using var connection = Open(file);
        var inserts = rows.ToDictionary(table => table.Key, table => Insert(connection, table.Key, table.Value[0].Length));
        var started = Stopwatch.GetTimestamp();
        for (var batch = 0; batch < batches; batch++)
        {
            using var transaction = connection.BeginTransaction();
            foreach (var (table, all) in rows)
            {
                var insert = inserts[table];
                insert.Transaction = transaction;
                var end = (int)((long)all.Length * (batch + 1) / batches);
                for (var i = (int)((long)all.Length * batch / batches); i < end; i++)
                {
                    for (var column = 0; column < all[i].Length; column++) insert.Parameters[column].Value = all[i][column];
                    insert.ExecuteNonQuery();
                }
            }

            transaction.Commit();
        }

        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        foreach (var insert in inserts.Values) insert.Dispose();
        return seconds;
    }

    private static SqliteCommand Insert(SqliteConnection connection, string table, int columns)
    {
        var insert = connection.CreateCommand();
        var names = Enumerable.Range(0, columns).Select(column => $"@p{column}").ToList();
        insert.CommandText = $"INSERT INTO \"{table}\" VALUES ({string.Join(", ", names)})";
        foreach (var name in names) insert.Parameters.Add(new SqliteParameter(name, null));
        insert.Prepare();
        return insert;
    }

    private static object[][] Read(string file, string table)
    {
        using var connection = Open(file);
        using var select = connection.CreateCommand();
        select.CommandText = $"SELECT * FROM \"{table}\" ORDER BY rowid";
        using var reader = select.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return [.. rows];
    }

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString);
        connection.Open();
        using var settings = connection.CreateCommand();
        settings.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL";
        settings.ExecuteNonQuery();
        return connection;
    }
}

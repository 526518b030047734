using System.Data.Common;
using System.Globalization;
using Hummingbot.Plugins.Recorder.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Hummingbot.Plugins.Recorder.Tests;

/// <summary>What happens when a file cannot be used: orders are refused with the reason, and events are kept.</summary>
public sealed class SqliteFaultTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _file;
    private readonly RecorderOptions _options;

    /// <summary>Applies to the connections that a recorder opens.</summary>
    private string _pragma = "PRAGMA user_version";

    public SqliteFaultTests()
    {
        _file = _folder.File("trades.sqlite");
        _options = new RecorderOptions
        {
            DatabaseFile = _file,
            LockTimeout = TimeSpan.FromSeconds(1),
            RetryDelay = TimeSpan.FromMilliseconds(10),
            ConnectionOpened = connection => Execute(connection, _pragma),
        };
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_that_another_process_keeps_locked_refuses_orders_until_it_is_free()
    {
        await using var recorder = await MarketsRecorder.OpenAsync(_options, null, Cancellation);
        var connector = new TradingConnector();
        using var recording = recorder.Record(connector.Connector);
        await using (var other = Open())
        {
            Execute(other, "BEGIN IMMEDIATE");
            connector.Trade("a", "t1");
            await AssertRefused(recorder, RecorderErrorKind.Locked);
            Execute(other, "ROLLBACK");
        }

        await AssertRecovered(recorder);
    }

    [Fact]
    public async Task A_file_that_is_locked_at_the_start_is_reported()
    {
        await using (await MarketsRecorder.OpenAsync(_options, null, Cancellation))
        {
        }

        await using var other = Open();
        Execute(other, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
        await AssertUnusable(RecorderErrorKind.Locked);
    }

    [Fact]
    public async Task A_full_disk_refuses_orders_and_keeps_events_until_there_is_room()
    {
        await using (await MarketsRecorder.OpenAsync(_options, null, Cancellation))
        {
        }

        // SQLite reports this limit as it reports a disk without room.
        _pragma = "PRAGMA max_page_count = 1";
        await using var recorder = await MarketsRecorder.OpenAsync(_options, null, Cancellation);
        var connector = new TradingConnector();
        using var recording = recorder.Record(connector.Connector);
        var journal = recorder.JournalFor("binance");
        var full = await Assert.ThrowsAsync<RecorderException>(async () =>
        {
            for (var i = 0; i < 200; i++) await journal.RecordBeforeSendAsync(Sample.Order($"{i}"), new string('x', 4000), Cancellation);
        });
        Assert.Equal(RecorderErrorKind.DiskFull, full.Kind);
        connector.Trade("a", new string('9', 200));
        for (var i = 0; i < 2000; i++) connector.Announce(Sample.Filled("a", $"{new string('8', 200)}{i}"));
        _pragma = "PRAGMA user_version";
        await AssertRecovered(recorder);
        Assert.Equal(2001, (await recorder.History.GetFillsAsync(new HistoryFilter { Take = 10_000 }, Cancellation)).Count);
    }

    [Fact]
    public async Task A_file_that_may_not_be_written_refuses_orders()
    {
        await using (await MarketsRecorder.OpenAsync(_options, null, Cancellation))
        {
        }

        // Rights on files do not bind every user that tests run as; SQLite answers this as it answers a file without the right to write.
        _pragma = "PRAGMA query_only = 1";
        await using var recorder = await MarketsRecorder.OpenAsync(_options, null, Cancellation);
        await AssertRefused(recorder, RecorderErrorKind.ReadOnly);
    }

    [Fact]
    public async Task A_file_of_a_newer_version_is_left_alone()
    {
        await using (await MarketsRecorder.OpenAsync(_options, null, Cancellation))
        {
        }

        await using (var other = Open()) Execute(other, """UPDATE "Metadata" SET value = '99' WHERE key = 'schema_version'""");
        var failure = await AssertUnusable(RecorderErrorKind.NewerSchema);
        Assert.Contains("99", failure.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<RecorderException>(() => TradeHistory.OpenAsync(_options, Cancellation));
    }

    [Theory]
    [InlineData("""CREATE TABLE "Order" (id TEXT)""")]
    [InlineData("""CREATE TABLE "Metadata" (key TEXT, value TEXT); INSERT INTO "Metadata" VALUES ('local_db_version', '20230516')""")]
    public async Task A_database_of_another_program_is_left_alone(string tables)
    {
        await using (var other = Open()) Execute(other, tables);
        await AssertUnusable(RecorderErrorKind.Foreign);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_reported_as_damaged()
    {
        await File.WriteAllTextAsync(_file, string.Concat(Enumerable.Repeat("these are not the orders that you want ", 100)), Cancellation);
        await AssertUnusable(RecorderErrorKind.Damaged);
    }

    [Fact]
    public async Task A_damaged_page_is_reported_as_damaged()
    {
        await using (var recorder = await MarketsRecorder.OpenAsync(_options, null, Cancellation))
        {
            for (var i = 0; i < 50; i++)
                await recorder.JournalFor("binance").RecordBeforeSendAsync(Sample.Order($"{i}"), new string('x', 500), Cancellation);
        }

        await using (var file = new FileStream(_file, FileMode.Open))
        {
            file.Position = 4096;
            await file.WriteAsync(Enumerable.Repeat((byte)0xAA, (int)file.Length - 4096).ToArray(), Cancellation);
        }

        await AssertUnusable(RecorderErrorKind.Damaged);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_reported()
    {
        await File.WriteAllTextAsync(_folder.File("plain"), "a file", Cancellation);
        var options = _options with { DatabaseFile = _folder.File("plain/trades.sqlite") };
        var failure = await Assert.ThrowsAsync<RecorderException>(() => MarketsRecorder.OpenAsync(options, null, Cancellation));
        Assert.Contains("plain", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connectors_wait_while_too_much_waits_to_be_written_and_nothing_is_dropped()
    {
        await using var recorder = await MarketsRecorder.OpenAsync(_options with { QueueCapacity = 10, BatchSize = 4 }, null, Cancellation);
        var connector = new TradingConnector();
        using var recording = recorder.Record(connector.Connector);
        await recorder.FlushAsync(Cancellation);
        await using var other = Open();
        Execute(other, "BEGIN IMMEDIATE");
        var announced = 0;
        var announcing = Task.Run(
            () =>
            {
                for (; announced < 100; announced++) connector.Announce(Sample.Filled("a", $"{announced}"));
            },
            Cancellation);
        while (Volatile.Read(ref announced) < 10) await Task.Yield();
        // An attempt takes a second to fail: time enough for an eleventh.
        await AssertRefused(recorder, RecorderErrorKind.Locked);
        Assert.False(announcing.IsCompleted);
        Assert.Equal(10, Volatile.Read(ref announced));
        Execute(other, "ROLLBACK");
        await announcing;
        await recorder.FlushAsync(Cancellation);
        Assert.Equal(100, (await recorder.History.GetFillsAsync(new HistoryFilter { Take = 1000 }, Cancellation)).Count);
    }

    [Fact]
    public async Task Stopping_does_not_wait_for_a_failed_database_for_ever()
    {
        var recorder = await MarketsRecorder.OpenAsync(_options with { StopTimeout = TimeSpan.FromMilliseconds(100) }, null, Cancellation);
        var connector = new TradingConnector();
        using var recording = recorder.Record(connector.Connector);
        await recorder.FlushAsync(Cancellation);
        await using var other = Open();
        Execute(other, "BEGIN IMMEDIATE");
        connector.Trade("a", "t1");
        // Until the first attempt has failed there is no reason to tell of.
        while (recorder.Status.State != RecorderState.Faulted) await Task.Delay(1, Cancellation);
        await recorder.DisposeAsync();
        Assert.Equal(RecorderState.Stopped, recorder.Status.State);
        Assert.Contains("locked", recorder.Status.Reason, StringComparison.Ordinal);
        connector.Announce(Sample.Filled("a", "t2"));
    }

    public void Dispose() => _folder.Dispose();

    private static void Execute(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static async Task AssertRefused(MarketsRecorder recorder, RecorderErrorKind kind)
    {
        var refusal = await Assert.ThrowsAsync<RecorderException>(
            () => recorder.JournalFor("binance").RecordBeforeSendAsync(Sample.Order("refused"), "{}", Cancellation).AsTask());
        Assert.Equal(kind, refusal.Kind);
        Assert.Equal(RecorderState.Faulted, recorder.Status.State);
        Assert.Equal(refusal.Message, recorder.Status.Reason);
    }

    private static async Task AssertRecovered(MarketsRecorder recorder)
    {
        await recorder.FlushAsync(Cancellation);
        Assert.Equal((RecorderState.Recording, null), (recorder.Status.State, recorder.Status.Reason));
        Assert.Equal(OrderState.Filled, (await recorder.History.FindOrderAsync("binance", "a", Cancellation))!.State);
        await recorder.JournalFor("binance").RecordBeforeSendAsync(Sample.Order("accepted"), "{}", Cancellation);
    }

    private async Task<RecorderException> AssertUnusable(RecorderErrorKind kind)
    {
        var failure = await Assert.ThrowsAsync<RecorderException>(() => MarketsRecorder.OpenAsync(_options, null, Cancellation));
        Assert.Equal(kind, failure.Kind);
        Assert.Contains(_file, failure.Message, StringComparison.Ordinal);
        return failure;
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(string.Create(CultureInfo.InvariantCulture, $"Data Source={_file};Pooling=False"));
        connection.Open();
        return connection;
    }
}

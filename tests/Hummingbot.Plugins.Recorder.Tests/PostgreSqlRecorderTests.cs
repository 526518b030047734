using Hummingbot.Plugins.Recorder.Tests.Support;

namespace Hummingbot.Plugins.Recorder.Tests;

public sealed class PostgreSqlRecorderTests(PostgreSqlServer server) : RecorderTests, IClassFixture<PostgreSqlServer>, IAsyncLifetime
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => Options = Options with { PostgreSqlConnectionString = await server.CreateDatabaseAsync() };

    [Fact]
    public async Task A_server_that_goes_away_refuses_orders_and_loses_no_event()
    {
        await using var recorder = await MarketsRecorder.OpenAsync(
            Options with { RetryDelay = TimeSpan.FromMilliseconds(20) }, null, Cancellation);
        var connector = new TradingConnector();
        using var recording = recorder.Record(connector.Connector);
        var journal = recorder.JournalFor("binance");
        await journal.RecordBeforeSendAsync(Sample.Order("a"), "{}", Cancellation);
        await server.StopAsync();
        try
        {
            connector.Trade("a", "t1");
            var refusal = await Assert.ThrowsAsync<RecorderException>(
                () => journal.RecordBeforeSendAsync(Sample.Order("b"), "{}", Cancellation).AsTask());
            Assert.Equal(RecorderErrorKind.Unreachable, refusal.Kind);
            Assert.DoesNotContain("hunter2", refusal.Message, StringComparison.Ordinal);
            Assert.Equal((RecorderState.Faulted, refusal.Kind), (recorder.Status.State, RecorderErrorKind.Unreachable));
        }
        finally
        {
            await server.StartAsync();
        }

        await recorder.FlushAsync(Cancellation);
        Assert.Equal(RecorderState.Recording, recorder.Status.State);
        Assert.Equal(OrderState.Filled, (await recorder.History.FindOrderAsync("binance", "a", Cancellation))!.State);
        await journal.RecordBeforeSendAsync(Sample.Order("b"), "{}", Cancellation);
    }

    [Theory]
    [InlineData("Database=nowhere", RecorderErrorKind.Refused, "'nowhere'")]
    [InlineData("Port=1", RecorderErrorKind.Unreachable, "127.0.0.1:1")]
    [InlineData("Hoost=1", RecorderErrorKind.Refused, "connection string")]
    public async Task A_database_that_is_not_there_is_named_without_its_password(string difference, RecorderErrorKind kind, string named)
    {
        var options = Options with { PostgreSqlConnectionString = $"{Options.PostgreSqlConnectionString};{difference}" };
        var failure = await Assert.ThrowsAsync<RecorderException>(() => MarketsRecorder.OpenAsync(options, null, Cancellation));
        Assert.Equal(kind, failure.Kind);
        Assert.Contains(named, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", failure.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", options.ToString(), StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

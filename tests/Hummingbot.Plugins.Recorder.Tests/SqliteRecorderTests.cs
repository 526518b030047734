using Hummingbot.Plugins.Recorder.Tests.Support;

namespace Hummingbot.Plugins.Recorder.Tests;

public sealed class SqliteRecorderTests : RecorderTests, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SqliteRecorderTests() => Options = Options with { DatabaseFile = _folder.File("data/trades.sqlite") };

    [Fact]
    public async Task A_history_of_nothing_is_empty_and_creates_nothing()
    {
        var history = await TradeHistory.OpenAsync(Options, TestContext.Current.CancellationToken);
        Assert.Empty(await history.GetOrdersAsync(new HistoryFilter(), TestContext.Current.CancellationToken));
        Assert.False(File.Exists(Options.DatabaseFile));
    }

    [Fact]
    public async Task A_commit_waits_for_the_disk()
    {
        List<object?> settings = [];
        var options = Options with
        {
            ConnectionOpened = connection =>
            {
                using var command = connection.CreateCommand();
                command.CommandText = "PRAGMA journal_mode";
                settings.Add(command.ExecuteScalar());
                command.CommandText = "PRAGMA synchronous";
                settings.Add(command.ExecuteScalar());
            },
        };
        await using var recorder = await MarketsRecorder.OpenAsync(options, null, TestContext.Current.CancellationToken);
        Assert.Equal(["wal", 2L], settings);
    }

    public void Dispose() => _folder.Dispose();
}

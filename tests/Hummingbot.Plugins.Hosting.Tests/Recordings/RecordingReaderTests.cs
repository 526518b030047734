using System.Globalization;
using System.Text;

namespace Hummingbot.Plugins.Hosting.Tests.Recordings;

public sealed class RecordingReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static string Line(string time, string body, string url = "wss://a") =>
        $$"""{"t":{{time}},"dir":"in","url":"{{url}}","conn":0,"body":"{{body}}"}""" + "\n";

    private static string RestLine(string time, string body) =>
        $$"""{"t":{{time}},"dir":"in","url":"https://a/b","method":"GET","body":"{{body}}"}""" + "\n";

    private static string Text(StoredMessage message) => Encoding.UTF8.GetString(Convert.FromHexString(message.BodyHex));

    [Theory]
    [InlineData("binance", 138, 132)]
    [InlineData("binance-2021-08", 1009, 1003)]
    [InlineData("coinbase", 4976, 4971)]
    public async Task Real_recordings_are_read_as_a_plain_reader_reads_them(string name, int messages, int frames)
    {
        await using var reader = RecordingReader.Open(RecordingSamples.Folder(name));

        var read = await StoredMessage.ReadAllAsync(reader);

        Assert.Equal(RecordingSamples.ReadPlainly(RecordingSamples.Folder(name)), read);
        Assert.Equal(messages, read.Count);
        Assert.Equal(messages, reader.Messages);
        Assert.Equal(frames, reader.Frames);
        Assert.Equal(read.Where(message => message is { Channel: WireChannel.WebSocket, Direction: WireDirection.In })
            .Sum(message => message.BodyHex.Length / 2), reader.FrameBytes);
        Assert.Null(reader.Fault);
    }

    [Fact]
    public async Task Compressed_files_read_like_plain_ones()
    {
        foreach (var name in new[] { "rest.jsonl", "ws.jsonl" })
        {
            var bytes = await File.ReadAllBytesAsync(
                Path.Combine(RecordingSamples.Folder("binance"), name), TestContext.Current.CancellationToken);
            _folder.With(name + ".gz", TemporaryFolder.Compress(bytes));
        }

        Assert.Equal(await StoredMessage.ReadAllAsync(RecordingSamples.Folder("binance")), await StoredMessage.ReadAllAsync(_folder.Path));
    }

    [Fact]
    public async Task Files_are_merged_by_time_rest_first_when_equal_and_each_keeps_its_order()
    {
        _folder.With("rest.jsonl", RestLine("2", "r1") + RestLine("3.5", "r2"))
            .With("ws.jsonl", Line("1", "w1") + Line("2", "w2") + Line("4", "w3") + Line("3", "w4") + Line("3.9", "w5"));

        var bodies = (await StoredMessage.ReadAllAsync(_folder.Path)).Select(Text);

        Assert.Equal(["w1", "r1", "w2", "r2", "w3", "w4", "w5"], bodies);
    }

    [Theory]
    [InlineData("1618677816.8434298", 16186778168434298)]
    [InlineData("1618677816.843", 16186778168430000)]
    [InlineData("1618677816", 16186778160000000)]
    [InlineData("1618677816.84342989", 16186778168434298)]
    [InlineData("0", 0)]
    [InlineData("-0.0000001", -1)]
    public async Task Times_are_exact_to_the_tick(string time, long ticks)
    {
        _folder.With("ws.jsonl", Line(time, ""));

        var message = Assert.Single(await StoredMessage.ReadAllAsync(_folder.Path));

        Assert.Equal(ticks, (message.Time - DateTimeOffset.UnixEpoch).Ticks);
    }

    [Fact]
    public async Task Any_layout_of_a_line_means_the_same()
    {
        const string Usual = """{"t":1.5,"dir":"out","url":"wss://a/é","method":"CONNECT","conn":3,"body":"x\n\u00e9\ud83d\ude00\/"}""";
        const string Other = """
             { "conn" : 3, "body":"x\n\u00e9\ud83d\ude00/", "extra": {"a":[1]}, "headers":{"A":"b"},"status":200, "case":"c",
            """;
        _folder.With(
            "ws.jsonl",
            $"\uFEFF{Usual}\r\n\r\n  \n{Other} \"method\":\"CONNECT\",\"url\":\"wss://a/\\u00e9\",\"dir\":\"out\",\"t\":1.5 }}\n");

        var read = await StoredMessage.ReadAllAsync(_folder.Path);

        Assert.Equal(2, read.Count);
        Assert.Equal(read[0], read[1]);
        Assert.Equal("x\né😀/", Text(read[0]));
        Assert.Equal(WireDirection.Out, read[0].Direction);
        Assert.Equal("CONNECT", read[0].Method);
        Assert.Equal(3, read[0].Connection);
    }

    [Fact]
    public async Task Binary_messages_are_decoded()
    {
        _folder.With(
            "ws.jsonl",
            """{"t":1,"dir":"in","url":"wss://a","conn":0,"enc":"base64","body":"AAH+\/w=="}""" + "\n"
            + """{"t":1,"body":"AAH+/w==","enc":"base64","dir":"in","url":"wss://a"}""" + "\n");

        var read = await StoredMessage.ReadAllAsync(_folder.Path);

        Assert.All(read, message => Assert.True(message.IsBinary));
        Assert.All(read, message => Assert.Equal("0001FEFF", message.BodyHex));
    }

    [Fact]
    public async Task The_position_is_that_of_the_message_in_hand()
    {
        _folder.With("rest.jsonl", RestLine("2", "r")).With("ws.jsonl", Line("1", "w") + "\n" + Line("3", "w"));
        await using var reader = RecordingReader.Open(_folder.Path);
        Assert.Null(reader.Position);

        var positions = new List<string>();
        await foreach (var _ in reader.ReadAsync(TestContext.Current.CancellationToken)) positions.Add(reader.Position!.Value.ToString());

        Assert.Equal(
            [$"{_folder.File("ws.jsonl")} line 1", $"{_folder.File("rest.jsonl")} line 1", $"{_folder.File("ws.jsonl")} line 3"],
            positions);
    }

    [Fact]
    public async Task Frames_of_several_megabytes_pass_and_addresses_are_not_read_anew()
    {
        var large = new string('x', 6_000_000);
        _folder.With("ws.jsonl", Line("1", "small") + Line("2", large) + Line("3", "small", "wss://b") + Line("4", large, "wss://b"));
        await using var reader = RecordingReader.Open(_folder.Path);

        var lengths = new List<int>();
        var urls = new List<string>();
        await foreach (var message in reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            lengths.Add(message.Body.Length);
            urls.Add(message.Url);
        }

        Assert.Equal([5, large.Length, 5, large.Length], lengths);
        Assert.Equal(["wss://a", "wss://a", "wss://b", "wss://b"], urls);
        Assert.Same(urls[0], urls[1]);
    }

    [Fact]
    public async Task Empty_files_hold_no_messages()
    {
        _folder.With("rest.jsonl", "").With("ws.jsonl", "\n");

        Assert.Empty(await StoredMessage.ReadAllAsync(_folder.Path));
    }

    [Fact]
    public async Task A_recording_is_read_once_and_until_cancelled()
    {
        _folder.With("ws.jsonl", string.Concat(Enumerable.Range(0, 100).Select(i => Line(i.ToString(CultureInfo.InvariantCulture), ""))));
        await using var reader = RecordingReader.Open(_folder.Path);
        using var source = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in reader.ReadAsync(source.Token)) await source.CancelAsync();
        });

        Assert.Equal(1, reader.Messages);
        Assert.Throws<InvalidOperationException>(() => reader.ReadAsync(TestContext.Current.CancellationToken));
    }
}

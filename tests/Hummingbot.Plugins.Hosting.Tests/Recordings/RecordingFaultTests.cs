using System.Text;

namespace Hummingbot.Plugins.Hosting.Tests.Recordings;

public sealed class RecordingFaultTests : IDisposable
{
    private const string Good = """{"t":1,"dir":"in","url":"wss://a","conn":0,"body":"{\"a\":\"é\"}"}""";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private async Task<(List<StoredMessage> Read, RecordingException Fault)> ReadUntilFaultAsync()
    {
        await using var reader = RecordingReader.Open(_folder.Path);
        var read = new List<StoredMessage>();
        var fault = await Assert.ThrowsAsync<RecordingException>(async () =>
        {
            await foreach (var message in reader.ReadAsync(TestContext.Current.CancellationToken)) read.Add(StoredMessage.Copy(message));
        });
        Assert.Same(fault, reader.Fault);
        return (read, fault);
    }

    [Theory]
    [InlineData("""[1]""", "must be one JSON object")]
    [InlineData("""{"dir":"in","url":"u","body":""}""", "\"t\" is missing")]
    [InlineData("""{"t":1,"url":"u","body":""}""", "\"dir\" is missing")]
    [InlineData("""{"t":1,"dir":"in","body":""}""", "\"url\" is missing")]
    [InlineData("""{"t":1,"dir":"in","url":"u"}""", "\"body\" is missing")]
    [InlineData("""{"t":"1","dir":"in","url":"u","body":""}""", "\"t\" must be")]
    [InlineData("""{"t":1e9,"dir":"in","url":"u","body":""}""", "\"t\" must be")]
    [InlineData("""{"t":999999999999,"dir":"in","url":"u","body":""}""", "\"t\" must be")]
    [InlineData("""{"t":1,"dir":"up","url":"u","body":""}""", "\"dir\" must be")]
    [InlineData("""{"t":1,"dir":"in","url":7,"body":""}""", "\"url\" must be text")]
    [InlineData("""{"t":1,"dir":"in","url":"u","method":null,"body":""}""", "\"method\" must be text")]
    [InlineData("""{"t":1,"dir":"in","url":"u","conn":-1,"body":""}""", "\"conn\" must be")]
    [InlineData("""{"t":1,"dir":"in","url":"u","enc":"gzip","body":""}""", "\"enc\" must be")]
    [InlineData("""{"t":1,"dir":"in","url":"u","enc":"base64","body":"%"}""", "not base64")]
    [InlineData("""{"t":1,"dir":"in","url":"u","headers":[],"body":""}""", "\"headers\" must be")]
    [InlineData("""{"t":1,"dir":"in","url":"u","status":"ok","body":""}""", "\"status\" must be")]
    [InlineData("""{"t":1,"dir":"in","url":"u","body":{}}""", "\"body\" must be text")]
    [InlineData("""{"t":1,"dir":"in","url":"u","body":"","body":""}""", "\"body\" occurs twice")]
    [InlineData("""{"t":1,"dir":"in","url":"u","body":""} {}""", "not JSON at byte 40")]
    [InlineData("""{"t":1,"dir":"in","url":"u","body":"a"b"}""", "not JSON at byte 39")]
    [InlineData("""{"t":1,"dir":"in","url":"u","body":"\x"}""", "not JSON at byte")]
    [InlineData("""{"t":1,"dir":"in","url":"u","body":"\ud800x"}""", "not valid Unicode")]
    [InlineData("""{"t":1,"dir":"in","url":"u","body":"open""", "not JSON at byte")]
    [InlineData("""{"t":1,"dir":"in","url":"u","x":[[[[[[[[[1]]]]]]]]],"body":""}""", "not JSON at byte")]
    public async Task A_bad_line_is_named_with_its_reason_after_the_good_ones(string line, string reason)
    {
        _folder.With("ws.jsonl", $"{Good}\n{line}\n{Good}\n");

        var (read, fault) = await ReadUntilFaultAsync();

        Assert.Single(read);
        Assert.Equal(RecordingErrorKind.BadLine, fault.Kind);
        Assert.Equal(new RecordingPosition(_folder.File("ws.jsonl"), 2), fault.Position);
        Assert.StartsWith($"{_folder.File("ws.jsonl")} line 2: ", fault.Message, StringComparison.Ordinal);
        Assert.Contains(reason, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rest_line_needs_its_method()
    {
        _folder.With("rest.jsonl", Good + "\n");

        Assert.Contains("\"method\" is missing", (await ReadUntilFaultAsync()).Fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_that_are_not_utf8_are_refused()
    {
        var line = Encoding.UTF8.GetBytes(Good + "\n");
        line[line.AsSpan().IndexOf((byte)0xC3)] = 0xFF;
        _folder.With("ws.jsonl", line);

        var (_, fault) = await ReadUntilFaultAsync();

        Assert.Equal(RecordingErrorKind.BadLine, fault.Kind);
        Assert.Contains("UTF-8", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cut_anywhere_in_its_last_line_a_file_is_good_up_to_there()
    {
        var bytes = Encoding.UTF8.GetBytes($"{Good}\n{Good}\n");
        var lineLength = bytes.Length / 2;
        for (var cut = 1; cut < lineLength - 1; cut++)
        {
            _folder.With("ws.jsonl", bytes.AsSpan(0, lineLength + cut));

            var (read, fault) = await ReadUntilFaultAsync();

            Assert.Single(read);
            Assert.Equal(RecordingErrorKind.TruncatedTail, fault.Kind);
            Assert.Equal(2, fault.Position!.Value.Line);
        }

        // Only the newline is missing: nothing is lost.
        _folder.With("ws.jsonl", bytes.AsSpan(0, bytes.Length - 1));
        Assert.Equal(2, (await StoredMessage.ReadAllAsync(_folder.Path)).Count);
    }

    [Fact]
    public async Task A_cut_compressed_file_is_good_up_to_the_cut()
    {
        var lines = await File.ReadAllBytesAsync(
            Path.Combine(RecordingSamples.Folder("coinbase"), "ws.jsonl"), TestContext.Current.CancellationToken);
        var compressed = TemporaryFolder.Compress(lines);
        _folder.With("ws.jsonl.gz", compressed.AsSpan(0, compressed.Length / 2));

        var (read, fault) = await ReadUntilFaultAsync();

        Assert.Equal(RecordingErrorKind.TruncatedTail, fault.Kind);
        Assert.InRange(read.Count, 100, 4900);
        Assert.Equal(read.Count + 1, fault.Position!.Value.Line);
    }

    [Fact]
    public async Task A_damaged_compressed_file_is_named_as_such()
    {
        var compressed = TemporaryFolder.Compress(Encoding.UTF8.GetBytes($"{Good}\n"));
        compressed[^8] ^= 0xFF;
        _folder.With("ws.jsonl.gz", compressed);
        Assert.Equal(RecordingErrorKind.BadCompression, (await ReadUntilFaultAsync()).Fault.Kind);

        _folder.With("ws.jsonl.gz", "this is not gzip, whatever its name says\n");
        Assert.Equal(RecordingErrorKind.BadCompression, (await ReadUntilFaultAsync()).Fault.Kind);
    }

    [Fact]
    public async Task A_frame_of_64_mebibytes_is_refused_with_the_limit()
    {
        using (var file = File.Create(_folder.File("ws.jsonl")))
        {
            file.Write(Encoding.UTF8.GetBytes($"{Good}\n" + """{"t":1,"dir":"in","url":"u","body":" """));
            var block = new byte[1024 * 1024];
            block.AsSpan().Fill((byte)'x');
            for (var i = 0; i < 64; i++) file.Write(block);
            file.Write("\"}\n"u8);
        }

        var (read, fault) = await ReadUntilFaultAsync();

        Assert.Single(read);
        Assert.Equal(RecordingErrorKind.LineTooLong, fault.Kind);
        Assert.Equal(2, fault.Position!.Value.Line);
        Assert.Contains("longer than 48 MiB", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_small_file_that_decompresses_without_end_is_refused_with_the_limit()
    {
        _folder.With("rest.jsonl.gz", TemporaryFolder.Compress(new byte[64 * 1024 * 1024]));

        Assert.Equal(RecordingErrorKind.LineTooLong, (await ReadUntilFaultAsync()).Fault.Kind);
    }

    [Fact]
    public void A_folder_without_a_recording_is_refused_with_its_name()
    {
        var missing = Assert.Throws<RecordingException>(() => RecordingReader.Open(_folder.File("nowhere")));
        Assert.Equal(RecordingErrorKind.NotFound, missing.Kind);
        Assert.Contains("does not exist", missing.Message, StringComparison.Ordinal);

        var empty = Assert.Throws<RecordingException>(() => RecordingReader.Open(_folder.Path));
        Assert.Equal(RecordingErrorKind.NotFound, empty.Kind);
        Assert.Contains(_folder.Path, empty.Message, StringComparison.Ordinal);

        _folder.With("ws.jsonl", "").With("ws.jsonl.gz", "");
        var both = Assert.Throws<RecordingException>(() => RecordingReader.Open(_folder.Path));
        Assert.Contains("remove one", both.Message, StringComparison.Ordinal);

        var file = Assert.Throws<RecordingException>(() => RecordingReader.Open(_folder.File("ws.jsonl")));
        Assert.Contains("is a file", file.Message, StringComparison.Ordinal);
    }
}

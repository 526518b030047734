using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Hummingbot.Plugins.Hosting.Tests.Recordings;

public sealed class RecordingWriterTests : IDisposable
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch.AddTicks(16186778168434298);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static StoredMessage Frame(string body, int connection = 0) => new(
        WireChannel.WebSocket,
        WireDirection.In,
        Start,
        "wss://stream/ws?streams=a@depth",
        null,
        connection,
        false,
        Convert.ToHexString(Encoding.UTF8.GetBytes(body)));

    private static async Task WriteAsync(string folder, IEnumerable<StoredMessage> messages)
    {
        await using var writer = RecordingWriter.Create(folder);
        foreach (var message in messages) writer.OnMessage(message.ToWire());
    }

    [Fact]
    public async Task Lines_are_in_the_format_of_recordings()
    {
        await WriteAsync(
            _folder.Path,
            [
                new(
                    WireChannel.Rest,
                    WireDirection.In,
                    DateTimeOffset.UnixEpoch.AddSeconds(5),
                    "https://a/?c=d&e",
                    "GET",
                    0,
                    false,
                    "7B7D"),
                new(WireChannel.WebSocket, WireDirection.Out, Start, "wss://a", "CONNECT", 2, false, ""),
                new(WireChannel.WebSocket, WireDirection.In, Start, "wss://a", null, 2, true, "00FF"),
                Frame("{\"price\":\"0.10\"}\té"),
            ]);

        Assert.Equal(
            """{"t":5.0000000,"dir":"in","url":"https://a/?c=d&e","method":"GET","body":"{}"}""" + "\n",
            await File.ReadAllTextAsync(_folder.File("rest.jsonl"), TestContext.Current.CancellationToken));
        Assert.Equal(
            """{"t":1618677816.8434298,"dir":"out","url":"wss://a","method":"CONNECT","conn":2,"body":""}""" + "\n"
            + """{"t":1618677816.8434298,"dir":"in","url":"wss://a","conn":2,"enc":"base64","body":"AP8="}""" + "\n"
            + """{"t":1618677816.8434298,"dir":"in","url":"wss://stream/ws?streams=a@depth","conn":0,"body":"{\"price\":\"0.10\"}\té"}"""
            + "\n",
            await File.ReadAllTextAsync(_folder.File("ws.jsonl"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_real_recording_survives_being_recorded_again()
    {
        var messages = RecordingSamples.ReadPlainly(RecordingSamples.Folder("binance-2021-08"));

        await WriteAsync(_folder.Path, messages);

        Assert.Equal(messages, await StoredMessage.ReadAllAsync(_folder.Path));
    }

    [Fact]
    public void What_was_written_is_read_identically()
    {
        var bodies = Gen.OneOf(
            ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => Encoding.UTF8.GetBytes(text.Get)),
            Gen.Elements("\0\u001F\u007F\"\\/\b\f\n\r\t", "é€😀\u2028", "{\"a\":[\"1.0\"]}", "").Select(Encoding.UTF8.GetBytes),
            ArbMap.Default.GeneratorFor<byte[]>());
        var messages =
            from body in bodies
            from isRest in Gen.Elements(true, false)
            from isOut in Gen.Elements(true, false)
            from ticks in Gen.Choose(0, int.MaxValue)
            from connection in Gen.Choose(0, 5)
            from url in Gen.Elements("wss://a", "https://b/c?d=\"é\"&e=\\", "http://c/\n")
            from method in Gen.Elements("GET", "DELETE", "a \"b\"")
            from asBinary in Gen.Elements(true, false)
            let isText = System.Text.Unicode.Utf8.IsValid(body)
            select new StoredMessage(
                isRest ? WireChannel.Rest : WireChannel.WebSocket,
                isOut ? WireDirection.Out : WireDirection.In,
                Start.AddTicks(ticks),
                url,
                isRest || connection == 0 ? method : null,
                isRest ? 0 : connection,
                asBinary || !isText,
                Convert.ToHexString(body));
        var number = 0;

        Prop.ForAll(messages.ListOf().ToArbitrary(), async list =>
        {
            // Times that rise make the merged order that of writing.
            var written = list.Select((message, i) => message with { Time = message.Time.AddTicks((long)i << 32) }).ToList();
            var folder = _folder.File(Interlocked.Increment(ref number).ToString(CultureInfo.InvariantCulture));
            await WriteAsync(folder, written);
            Assert.Equal(written, await StoredMessage.ReadAllAsync(folder));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public async Task Messages_from_many_threads_all_arrive_each_thread_in_order()
    {
        const int Threads = 4;
        const int Each = 2000;
        await using (var writer = RecordingWriter.Create(_folder.Path))
        {
            await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Run(() =>
            {
                for (var i = 0; i < Each; i++) writer.OnMessage(Frame(i.ToString(CultureInfo.InvariantCulture), thread).ToWire());
            })));
        }

        var read = await StoredMessage.ReadAllAsync(_folder.Path);

        foreach (var thread in Enumerable.Range(0, Threads))
        {
            Assert.Equal(
                Enumerable.Range(0, Each).Select(i => Frame(i.ToString(CultureInfo.InvariantCulture), thread)),
                read.Where(message => message.Connection == thread));
        }
    }

    [Fact]
    public async Task A_folder_that_holds_something_is_never_written_to()
    {
        await WriteAsync(_folder.Path, [Frame("first")]);

        var fault = Assert.Throws<RecordingException>(() => RecordingWriter.Create(_folder.Path));

        Assert.Equal(RecordingErrorKind.AlreadyExists, fault.Kind);
        Assert.Equal([Frame("first")], await StoredMessage.ReadAllAsync(_folder.Path));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_refused()
    {
        _folder.With("file", "");

        var fault = Assert.Throws<RecordingException>(() => RecordingWriter.Create(Path.Combine(_folder.File("file"), "below")));

        Assert.Equal(RecordingErrorKind.Storage, fault.Kind);
        Assert.Contains("cannot be recorded into", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_messages_come_too_fast_the_recording_ends_there_and_says_so()
    {
        var writer = RecordingWriter.Create(_folder.Path, maxQueuedBytes: 1000);
        writer.OnMessage(Frame("kept").ToWire());
        writer.OnMessage(Frame(new string('x', 1001)).ToWire());
        writer.OnMessage(Frame("after the end").ToWire());

        Assert.Equal(RecordingErrorKind.Overflow, writer.Fault!.Kind);
        await Assert.ThrowsAsync<RecordingException>(() => writer.Completion);
        var fault = await Assert.ThrowsAsync<RecordingException>(async () => await writer.DisposeAsync());
        Assert.Contains("ended early", fault.Message, StringComparison.Ordinal);
        Assert.Equal([Frame("kept")], await StoredMessage.ReadAllAsync(_folder.Path));
        Assert.Equal(1, writer.Messages);
    }

    [Fact]
    public async Task When_the_disk_is_full_the_recording_ends_and_says_so()
    {
        // A device that accepts no byte.
        var full = new FileStream(
            "/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0, FileOptions.Asynchronous);
        var rest = RecordingOutput.Create(_folder.File("rest.jsonl"));
        var writer = new RecordingWriter(_folder.Path, rest, new RecordingOutput(full), 100, 1000);

        writer.OnMessage(Frame("lost").ToWire());

        await Assert.ThrowsAsync<RecordingException>(() => writer.Completion);
        var fault = await Assert.ThrowsAsync<RecordingException>(async () => await writer.DisposeAsync());
        Assert.Equal(RecordingErrorKind.Storage, fault.Kind);
        Assert.Same(fault, writer.Fault);
        Assert.Contains("the disk refused to write", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_no_reader_would_take_ends_the_recording()
    {
        var writer = RecordingWriter.Create(_folder.Path);
        writer.OnMessage(Frame("kept").ToWire());
        writer.OnMessage(new WireMessage
        {
            Channel = WireChannel.WebSocket,
            Direction = WireDirection.In,
            Time = Start,
            Url = "wss://a",
            Body = new byte[9 * 1024 * 1024],
        });

        var fault = await Assert.ThrowsAsync<RecordingException>(async () => await writer.DisposeAsync());

        Assert.Equal(RecordingErrorKind.LineTooLong, fault.Kind);
        Assert.Equal([Frame("kept")], await StoredMessage.ReadAllAsync(_folder.Path));
    }

    [Fact]
    public async Task Messages_after_the_end_are_ignored()
    {
        var writer = RecordingWriter.Create(_folder.Path);
        await writer.DisposeAsync();
        await writer.DisposeAsync();

        writer.OnMessage(Frame("late").ToWire());

        Assert.Null(writer.Fault);
        Assert.Empty(await StoredMessage.ReadAllAsync(_folder.Path));
    }
}

using System.Globalization;
using System.Threading.Channels;

namespace Hummingbot.Plugins.Hosting;

/// <summary>Writes public wire traffic to a folder, in the format that <see cref="RecordingReader"/> reads.</summary>
/// <remarks>
/// <para>
/// A message is copied and queued at once; one task writes the queue to <c>rest.jsonl</c> and <c>ws.jsonl</c>, in whole lines, as soon
/// as it can. Nothing is held back on purpose: a crash costs what was queued and at worst the tail of the last line.
/// </para>
/// <para>
/// Nothing is ever left out in silence: when messages come faster than the disk takes them, or the disk fails, the recording ends there,
/// <see cref="Fault"/> and <see cref="Completion"/> say so, and disposing throws.
/// </para>
/// </remarks>
public sealed class RecordingWriter : IWireTap, IAsyncDisposable
{
    private const int BatchBytes = 256 * 1024;

    private readonly string _folder;
    private readonly RecordingOutput _rest;
    private readonly RecordingOutput _webSocket;
    private readonly Channel<QueuedMessage> _queue;
    private readonly int _maxQueuedMessages;
    private readonly long _maxQueuedBytes;
    private readonly Lock _gate = new();
    private readonly Task _writing;
    private long _queuedBytes;
    private long _messages;
    private bool _isClosed;
    private bool _isDisposed;
    private RecordingException? _fault;

    internal RecordingWriter(string folder, RecordingOutput rest, RecordingOutput webSocket, int maxQueuedMessages, long maxQueuedBytes)
    {
        _folder = folder;
        _rest = rest;
        _webSocket = webSocket;
        _maxQueuedMessages = maxQueuedMessages;
        _maxQueuedBytes = maxQueuedBytes;
        _queue = Channel.CreateBounded<QueuedMessage>(new BoundedChannelOptions(maxQueuedMessages) { SingleReader = true });
        _writing = Task.Run(WriteAsync);
    }

    /// <summary>Messages written so far.</summary>
    public long Messages => Volatile.Read(ref _messages);

    /// <summary>Why the recording ended early, or <see langword="null"/>.</summary>
    public RecordingException? Fault => Volatile.Read(ref _fault);

    /// <summary>Ends when the writer is disposed and everything is on disk; fails with <see cref="Fault"/> as soon as the recording has
    /// ended early.</summary>
    public Task Completion => _writing;

    /// <summary>Creates a recording.</summary>
    /// <param name="folder">A folder that does not exist yet, or is empty.</param>
    /// <param name="maxQueuedMessages">How many messages may wait to be written.</param>
    /// <param name="maxQueuedBytes">How many bytes of bodies may wait to be written.</param>
    /// <exception cref="RecordingException">The folder holds something already, or cannot be written.</exception>
    public static RecordingWriter Create(string folder, int maxQueuedMessages = 65_536, long maxQueuedBytes = 128L * 1024 * 1024)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxQueuedMessages);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxQueuedBytes);
        RecordingOutput? rest = null;
        try
        {
            Directory.CreateDirectory(folder);
            if (Directory.EnumerateFileSystemEntries(folder).Any())
            {
                throw new RecordingException(
                    RecordingErrorKind.AlreadyExists, null, $"The folder {folder} is not empty; name a new folder to record into.");
            }

            rest = RecordingOutput.Create(Path.Combine(folder, RecordingReader.RestFileName));
            var webSocket = RecordingOutput.Create(Path.Combine(folder, RecordingReader.WebSocketFileName));
            return new RecordingWriter(folder, rest, webSocket, maxQueuedMessages, maxQueuedBytes);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            rest?.Dispose();
            throw new RecordingException(
                RecordingErrorKind.Storage, null, $"The folder {folder} cannot be recorded into: {failure.Message}", failure);
        }
    }

    /// <inheritdoc/>
    public void OnMessage(in WireMessage message)
    {
        if (Volatile.Read(ref _isClosed)) return;
        var queued = QueuedMessage.Copy(message);
        lock (_gate)
        {
            if (!_isClosed && Interlocked.Add(ref _queuedBytes, queued.Length) <= _maxQueuedBytes && _queue.Writer.TryWrite(queued)) return;

            queued.Return();
            if (_isClosed) return;
            Break(new RecordingException(
                RecordingErrorKind.Overflow,
                null,
                $"The recording {_folder} ended early: messages came faster than they could be written "
                    + string.Create(
                        CultureInfo.InvariantCulture,
                        $"(more than {_maxQueuedMessages} messages or {_maxQueuedBytes} bytes were waiting). ")
                    + "It is complete up to there; record again, fewer pairs or to a faster disk."));
        }
    }

    /// <summary>Writes what is queued and closes the files.</summary>
    /// <exception cref="RecordingException">The recording has ended early.</exception>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            if (_isDisposed) return;
            _isDisposed = _isClosed = true;
            _queue.Writer.TryComplete();
        }

        await _writing.ConfigureAwait(false);
    }

    private async Task WriteAsync()
    {
        try
        {
            while (await _queue.Reader.WaitToReadAsync().ConfigureAwait(false))
            {
                var count = 0;
                RecordingException? tooLong = null;
                while (_queue.Reader.TryRead(out var message))
                {
                    Interlocked.Add(ref _queuedBytes, -message.Length);
                    var output = message.Channel == WireChannel.Rest ? _rest : _webSocket;
                    if (!output.TryAppend(message))
                    {
                        tooLong = TooLong(message);
                        break;
                    }

                    message.Return();
                    count++;
                    if (output.PendingBytes >= BatchBytes) await output.WriteAsync().ConfigureAwait(false);
                }

                await _rest.WriteAsync().ConfigureAwait(false);
                await _webSocket.WriteAsync().ConfigureAwait(false);
                Volatile.Write(ref _messages, _messages + count);
                if (tooLong is not null) throw tooLong;
            }

            _rest.Flush();
            _webSocket.Flush();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or RecordingException)
        {
            lock (_gate)
            {
                Break(failure as RecordingException ?? new RecordingException(
                    RecordingErrorKind.Storage,
                    null,
                    $"The recording {_folder} ended early: the disk refused to write ({failure.Message}). The last line may be cut off.",
                    failure));
            }
        }
        finally
        {
            while (_queue.Reader.TryRead(out var message)) message.Return();
            _rest.Dispose();
            _webSocket.Dispose();
        }

        if (Fault is { } fault) throw fault;
    }

    private RecordingException TooLong(in QueuedMessage message) => new(
        RecordingErrorKind.LineTooLong,
        null,
        $"The recording {_folder} ended early: a message from {message.Url} was too large for one line. "
            + string.Create(CultureInfo.InvariantCulture, $"It has {message.Length} bytes; a line holds {RecordingReader.MaxLineBytes}."));

    /// <summary>Ends the recording; what is queued is still written when the disk allows. Called under the lock.</summary>
    private void Break(RecordingException fault)
    {
        _isClosed = true;
        _fault ??= fault;
        _queue.Writer.TryComplete();
    }
}

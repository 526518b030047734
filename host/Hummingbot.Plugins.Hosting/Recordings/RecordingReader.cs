using System.Runtime.CompilerServices;

namespace Hummingbot.Plugins.Hosting;

/// <summary>
/// Reads the recorded wire traffic of a folder: <c>rest.jsonl</c> and <c>ws.jsonl</c>, each plain or with <c>.gz</c>, merged by time.
/// </summary>
/// <remarks>
/// <para>
/// Within a file the order of lines is the truth, even where times go back. Between the files the earlier time comes first; of equal times
/// the REST message does, for an answer is complete only after what it answers was seen. Blank lines and unknown keys are ignored.
/// </para>
/// <para>
/// A line carries <c>t</c> (decimal seconds since 1970, exact to 100 ns), <c>dir</c> (<c>in</c> or <c>out</c>), <c>url</c>,
/// <c>method</c> (REST; <c>CONNECT</c> where a socket was opened), <c>conn</c> (WebSocket), <c>enc</c> (<c>base64</c> for binary) and
/// <c>body</c>; <c>headers</c>, <c>status</c> and <c>case</c> are checked and skipped. Not safe for concurrent use.
/// </para>
/// </remarks>
public sealed class RecordingReader : IAsyncDisposable
{
    /// <summary>The longest line that is read: the bound of memory that a hostile file can take.</summary>
    public const int MaxLineBytes = 48 * 1024 * 1024;

    /// <summary>The name of the file of HTTP messages.</summary>
    public const string RestFileName = "rest.jsonl";

    /// <summary>The name of the file of WebSocket messages.</summary>
    public const string WebSocketFileName = "ws.jsonl";

    private readonly RecordingFile? _rest;
    private readonly RecordingFile? _webSocket;
    private bool _isRead;

    private RecordingReader(RecordingFile? rest, RecordingFile? webSocket)
    {
        _rest = rest;
        _webSocket = webSocket;
    }

    /// <summary>The file and line of the message last handed out, or <see langword="null"/> before the first.</summary>
    public RecordingPosition? Position { get; private set; }

    /// <summary>Why reading stopped early, or <see langword="null"/>. It is the exception that the enumeration ended with.</summary>
    public RecordingException? Fault => _rest?.Fault ?? _webSocket?.Fault;

    /// <summary>Messages handed out so far.</summary>
    public long Messages { get; private set; }

    /// <summary>WebSocket messages from the exchange handed out so far.</summary>
    public long Frames { get; private set; }

    /// <summary>The total size of those frames in bytes.</summary>
    public long FrameBytes { get; private set; }

    /// <summary>Opens a recording.</summary>
    /// <param name="folder">Its folder. Errors name files below it in the same way, relative or absolute.</param>
    /// <exception cref="RecordingException">The folder does not exist, holds no recording, or a file cannot be opened.</exception>
    public static RecordingReader Open(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new RecordingException(
                RecordingErrorKind.NotFound,
                null,
                File.Exists(folder)
                    ? $"{folder} is a file; name the folder that holds {RestFileName} or {WebSocketFileName}."
                    : $"The recording folder {folder} does not exist.");
        }

        var rest = RecordingFile.Open(folder, RestFileName, WireChannel.Rest);
        var webSocket = RecordingFile.Open(folder, WebSocketFileName, WireChannel.WebSocket);
        if (rest is null && webSocket is null)
        {
            throw new RecordingException(
                RecordingErrorKind.NotFound,
                null,
                $"The folder {folder} holds no recording: neither {RestFileName} nor {WebSocketFileName}, plain or with .gz.");
        }

        return new RecordingReader(rest, webSocket);
    }

    /// <summary>Reads the messages, once. The body of each is valid only until the next is asked for.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="RecordingException">A line cannot be read, after every message before it was handed out.</exception>
    /// <exception cref="InvalidOperationException">The messages were read already; open the recording again.</exception>
    public IAsyncEnumerable<WireMessage> ReadAsync(CancellationToken cancellationToken = default)
    {
        if (_isRead) throw new InvalidOperationException("A recording is read once; open it again to read it again.");
        _isRead = true;
        return ReadMergedAsync(cancellationToken);
    }

    /// <summary>Closes the files. Bodies handed out are no longer valid.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_rest is not null) await _rest.DisposeAsync().ConfigureAwait(false);
        if (_webSocket is not null) await _webSocket.DisposeAsync().ConfigureAwait(false);
    }

    private async IAsyncEnumerable<WireMessage> ReadMergedAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rest = await FirstAsync(_rest, cancellationToken).ConfigureAwait(false);
        var webSocket = await FirstAsync(_webSocket, cancellationToken).ConfigureAwait(false);
        while ((rest ?? webSocket) is not null)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var next = rest is not null && (webSocket is null || rest.Line.Ticks <= webSocket.Line.Ticks) ? rest : webSocket!;
            yield return HandOut(next);
            if (await next.MoveNextAsync(cancellationToken).ConfigureAwait(false)) continue;
            if (next == rest) rest = null;
            else webSocket = null;
        }
    }

    private static async ValueTask<RecordingFile?> FirstAsync(RecordingFile? file, CancellationToken cancellationToken) =>
        file is not null && await file.MoveNextAsync(cancellationToken).ConfigureAwait(false) ? file : null;

    private WireMessage HandOut(RecordingFile file)
    {
        var message = file.Line.ToMessage();
        Position = file.Position;
        Messages++;
        if (message is { Channel: WireChannel.WebSocket, Direction: WireDirection.In })
        {
            Frames++;
            FrameBytes += message.Body.Length;
        }

        return message;
    }
}

using System.Buffers;
using System.IO.Compression;
using System.Text;

namespace Hummingbot.Plugins.Hosting;

/// <summary>Reads one file of a recording line by line, through one large pooled buffer.</summary>
internal sealed class RecordingFile : IAsyncDisposable
{
    private const int InitialBuffer = 256 * 1024;

    private readonly string _path;
    private readonly Stream _stream;
    private readonly EndNotingStream? _compressed;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(InitialBuffer);
    private int _start;
    private int _scanned;
    private int _end;
    private bool _atEnd;
    private RecordingException? _streamFault;

    private RecordingFile(string path, WireChannel channel, Stream stream, EndNotingStream? compressed)
    {
        _path = path;
        _stream = stream;
        _compressed = compressed;
        Line = new RecordedLine(channel);
    }

    /// <summary>The current line; valid until the next <see cref="MoveNextAsync"/>.</summary>
    public RecordedLine Line { get; }

    /// <summary>Where the current line is.</summary>
    public RecordingPosition Position => new(_path, LineNumber);

    /// <summary>Why reading stopped, if it did.</summary>
    public RecordingException? Fault { get; private set; }

    private long LineNumber { get; set; }

    /// <summary>Opens the plain or the compressed file of a channel, whichever is there.</summary>
    /// <returns><see langword="null"/> when neither is.</returns>
    /// <exception cref="RecordingException">Both are there, or the file cannot be opened.</exception>
    public static RecordingFile? Open(string folder, string name, WireChannel channel)
    {
        var plain = Path.Combine(folder, name);
        var compressed = plain + ".gz";
        var isCompressed = File.Exists(compressed);
        if (!isCompressed && !File.Exists(plain)) return null;
        if (isCompressed && File.Exists(plain))
        {
            throw new RecordingException(
                RecordingErrorKind.BadLine, null, $"The recording {folder} holds both {name} and {name}.gz; remove one of them.");
        }

        var path = isCompressed ? compressed : plain;
        try
        {
            var file = new FileStream(
                path,
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete,
                bufferSize: 0,
                FileOptions.Asynchronous | FileOptions.SequentialScan);
            if (!isCompressed) return new RecordingFile(path, channel, file, null);
            var noting = new EndNotingStream(file);
            return new RecordingFile(path, channel, new GZipStream(noting, CompressionMode.Decompress), noting);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new RecordingException(RecordingErrorKind.Storage, null, $"{path} cannot be opened: {failure.Message}", failure);
        }
    }

    /// <summary>Decodes the next line into <see cref="Line"/>.</summary>
    /// <returns><see langword="false"/> at the end of the file.</returns>
    /// <exception cref="RecordingException">The line cannot be read; <see cref="Fault"/> then keeps why.</exception>
    public ValueTask<bool> MoveNextAsync(CancellationToken cancellationToken) =>
        TryDecodeBuffered() ? new ValueTask<bool>(true) : MoveNextSlowlyAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        Line.Dispose();
        var buffer = _buffer;
        _buffer = [];
        _start = _scanned = _end = 0;
        _atEnd = true;
        if (buffer.Length > 0) ArrayPool<byte>.Shared.Return(buffer);
        await _stream.DisposeAsync().ConfigureAwait(false);
    }

    private async ValueTask<bool> MoveNextSlowlyAsync(CancellationToken cancellationToken)
    {
        do
        {
            if (!_atEnd)
            {
                await FillAsync(cancellationToken).ConfigureAwait(false);
                continue;
            }

            if (_streamFault is not null) throw Failed(_streamFault);
            var tail = _buffer.AsMemory(_start, _end - _start);
            _start = _end;
            if (IsBlank(tail.Span)) return false;
            LineNumber++;
            Decode(tail.Span, isComplete: false);
            return true;
        }
        while (!TryDecodeBuffered());
        return true;
    }

    /// <summary>Decodes the next whole line in the buffer, if there is one.</summary>
    private bool TryDecodeBuffered()
    {
        while (true)
        {
            var newline = _buffer.AsSpan(_scanned, _end - _scanned).IndexOf((byte)'\n');
            if (newline < 0)
            {
                _scanned = _end;
                return false;
            }

            var line = _buffer.AsSpan(_start, _scanned + newline - _start);
            _start = _scanned = _scanned + newline + 1;
            LineNumber++;
            if (line.Length > RecordingReader.MaxLineBytes) throw TooLong(LineNumber);
            if (line.EndsWith("\r"u8)) line = line[..^1];
            if (IsBlank(line)) continue;
            Decode(line, isComplete: true);
            return true;
        }
    }

    private void Decode(ReadOnlySpan<byte> line, bool isComplete)
    {
        if (LineNumber == 1 && line.StartsWith(Encoding.UTF8.Preamble)) line = line[Encoding.UTF8.Preamble.Length..];
        if (Line.Decode(line, isComplete) is not { } fault) return;
        throw Failed(new RecordingException(
            fault.IsTruncated ? RecordingErrorKind.TruncatedTail : RecordingErrorKind.BadLine, Position, $"{fault.Reason}."));
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        MakeRoom();
        try
        {
            var count = await _stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
            _end += count;
            _atEnd = count == 0;
        }
        catch (InvalidDataException damaged)
        {
            // What was decompressed before still counts: the fault is raised after its last whole line.
            _atEnd = true;
            var isCut = _compressed is { EndReached: true };
            _streamFault = new RecordingException(
                isCut ? RecordingErrorKind.TruncatedTail : RecordingErrorKind.BadCompression,
                new RecordingPosition(_path, LineNumber + 1 + CountBufferedLines()),
                isCut ? "the compressed file ends in the middle of this line." : $"the compressed data is damaged ({damaged.Message})",
                damaged);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Failed(new RecordingException(
                RecordingErrorKind.Storage,
                new RecordingPosition(_path, LineNumber + 1),
                $"the file cannot be read: {failure.Message}",
                failure));
        }
    }

    private int CountBufferedLines() => _buffer.AsSpan(_start, _end - _start).Count((byte)'\n');

    private void MakeRoom()
    {
        var length = _end - _start;
        if (length > RecordingReader.MaxLineBytes) throw TooLong(LineNumber + 1);
        if (_end < _buffer.Length && _start == 0) return;
        var mustGrow = length > _buffer.Length / 2 && _buffer.Length <= RecordingReader.MaxLineBytes;
        var target = mustGrow ? ArrayPool<byte>.Shared.Rent(_buffer.Length * 2) : _buffer;
        _buffer.AsSpan(_start, length).CopyTo(target);
        if (target != _buffer) ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = target;
        _scanned -= _start;
        _start = 0;
        _end = length;
    }

    private RecordingException TooLong(long line) => Failed(new RecordingException(
        RecordingErrorKind.LineTooLong,
        new RecordingPosition(_path, line),
        $"the line is longer than {RecordingReader.MaxLineBytes / (1024 * 1024)} MiB, the most that one recorded message may take."));

    private RecordingException Failed(RecordingException fault)
    {
        Fault = fault;
        return fault;
    }

    private static bool IsBlank(ReadOnlySpan<byte> line) => line.IndexOfAnyExcept(" \t\r"u8) < 0;
}

using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Hummingbot.Plugins.Hosting;

/// <summary>
/// One line of a recording, decoded in place: the next line overwrites it. The body lives in a pooled buffer; address and method strings
/// are kept from line to line, for they hardly ever change.
/// </summary>
/// <param name="channel">What the lines of the file were carried by.</param>
internal sealed partial class RecordedLine(WireChannel channel) : IDisposable
{
    private byte[] _body = [];
    private int _bodyLength;
    private byte[] _urlBytes = [];
    private int _urlBytesLength;
    private string _url = string.Empty;
    private string? _method;
    private WireDirection _direction;
    private int _connection;
    private bool _isBinary;

    /// <summary>The time of the line, in ticks since 1970: what recordings are merged by.</summary>
    public long Ticks { get; private set; }

    /// <summary>The line as a message. Its body is valid until the next line is decoded.</summary>
    public WireMessage ToMessage() => new()
    {
        Channel = channel,
        Direction = _direction,
        Time = DateTimeOffset.UnixEpoch.AddTicks(Ticks),
        Url = _url,
        Method = _method,
        Connection = _connection,
        IsBinary = _isBinary,
        Body = _body.AsMemory(0, _bodyLength),
    };

    /// <summary>Decodes a line.</summary>
    /// <param name="line">The line without its end.</param>
    /// <param name="isComplete">Whether the end of the line was there; without it the line may be cut off.</param>
    /// <returns>The reason why it cannot be decoded, or <see langword="null"/>.</returns>
    public RecordedLineFault? Decode(ReadOnlySpan<byte> line, bool isComplete) =>
        TryDecodeUsual(line) ? null : DecodeAny(line, isComplete);

    public void Dispose()
    {
        if (_body.Length > 0) ArrayPool<byte>.Shared.Return(_body);
        _body = [];
        _bodyLength = 0;
    }

    /// <summary>
    /// Decodes a line whose keys come in the usual order and without spaces, which is what recorders write; anything else, right or wrong,
    /// is left to <see cref="DecodeAny"/>.
    /// </summary>
    private bool TryDecodeUsual(ReadOnlySpan<byte> line)
    {
        var rest = line;
        if (!Skip(ref rest, "{\"t\":"u8)) return false;
        var comma = rest.IndexOf((byte)',');
        if (comma < 0 || !RecordingTime.TryParse(rest[..comma], out var ticks)) return false;
        rest = rest[comma..];

        WireDirection direction;
        if (Skip(ref rest, ",\"dir\":\"in\",\"url\":\""u8)) direction = WireDirection.In;
        else if (Skip(ref rest, ",\"dir\":\"out\",\"url\":\""u8)) direction = WireDirection.Out;
        else return false;

        if (!TakePlainText(ref rest, out var url)) return false;
        string? method = null;
        if (Skip(ref rest, ",\"method\":\""u8))
        {
            if (!TakePlainText(ref rest, out var methodBytes)) return false;
            method = Method(methodBytes);
        }

        var connection = 0;
        if (Skip(ref rest, ",\"conn\":"u8))
        {
            if (!Utf8Parser.TryParse(rest, out connection, out var digits) || connection < 0 || rest[0] == '+') return false;
            rest = rest[digits..];
        }

        var isBinary = Skip(ref rest, ",\"enc\":\"base64\""u8);
        if (!Skip(ref rest, ",\"body\":\""u8) || !rest.EndsWith("\"}"u8)) return false;
        if (channel == WireChannel.Rest && method is null) return false;
        if (!System.Text.Unicode.Utf8.IsValid(line)) return false;

        var escaped = rest[..^2];
        EnsureBody(escaped.Length);
        if (!JsonStringUnescaper.TryUnescape(escaped, _body, out var length)) return false;
        if (isBinary && Base64.DecodeFromUtf8InPlace(_body.AsSpan(0, length), out length) != OperationStatus.Done) return false;

        Ticks = ticks;
        _direction = direction;
        SetUrl(url);
        _method = method;
        _connection = connection;
        _isBinary = isBinary;
        _bodyLength = length;
        return true;
    }

    private static bool Skip(ref ReadOnlySpan<byte> rest, ReadOnlySpan<byte> expected)
    {
        if (!rest.StartsWith(expected)) return false;
        rest = rest[expected.Length..];
        return true;
    }

    /// <summary>Takes text without escapes and the quote after it.</summary>
    private static bool TakePlainText(ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> text)
    {
        var end = rest.IndexOfAny((byte)'"', (byte)'\\');
        text = end < 0 ? default : rest[..end];
        if (end < 0 || rest[end] != '"' || text.IndexOfAnyInRange((byte)0, (byte)0x1F) >= 0) return false;
        rest = rest[(end + 1)..];
        return true;
    }

    private static string Method(ReadOnlySpan<byte> method) =>
        method.SequenceEqual("GET"u8) ? "GET"
        : method.SequenceEqual("CONNECT"u8) ? "CONNECT"
        : method.SequenceEqual("POST"u8) ? "POST"
        : Encoding.UTF8.GetString(method);

    private void SetUrl(ReadOnlySpan<byte> url)
    {
        if (url.SequenceEqual(_urlBytes.AsSpan(0, _urlBytesLength))) return;
        if (_urlBytes.Length < url.Length) _urlBytes = new byte[url.Length];
        url.CopyTo(_urlBytes);
        _urlBytesLength = url.Length;
        _url = Encoding.UTF8.GetString(url);
    }

    private void EnsureBody(int length)
    {
        if (_body.Length >= length) return;
        if (_body.Length > 0) ArrayPool<byte>.Shared.Return(_body);
        _body = ArrayPool<byte>.Shared.Rent(length);
    }
}

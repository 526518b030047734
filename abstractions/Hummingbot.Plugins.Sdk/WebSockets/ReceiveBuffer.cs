using System.Buffers;

namespace Hummingbot.Plugins.Sdk.WebSockets;

/// <summary>
/// Collects the parts of one message in one contiguous, pooled array: it doubles up to the longest message allowed, and goes back to its
/// initial size when large messages have stopped. Used by one receive loop.
/// </summary>
internal sealed class ReceiveBuffer(int initial, int longest) : IDisposable
{
    /// <summary>So many messages in a row must fit the initial size before a grown array is given back.</summary>
    internal const int SmallMessagesBeforeShrink = 64;

    private byte[] _array = ArrayPool<byte>.Shared.Rent(initial);
    private int _count;
    private int _smallInARow;

    public int Capacity => _array.Length;

    public ReadOnlyMemory<byte> Message => _array.AsMemory(0, _count);

    /// <summary>Room for the next part; never empty. One byte beyond the longest message is allowed, to notice that it was exceeded.</summary>
    public Memory<byte> Free()
    {
        if (_count == _array.Length) Resize((int)Math.Min(2L * _array.Length, longest + 1L));
        return _array.AsMemory(_count, Math.Min(_array.Length, longest + 1) - _count);
    }

    /// <summary>Counts bytes received into <see cref="Free"/>.</summary>
    /// <returns>Whether the message is still within its longest length.</returns>
    public bool Advance(int bytes)
    {
        _count += bytes;
        return _count <= longest;
    }

    /// <summary>Forgets the message.</summary>
    public void Clear()
    {
        if (_count > initial) _smallInARow = 0;
        else if (_array.Length >= 2L * initial && ++_smallInARow >= SmallMessagesBeforeShrink)
        {
            _count = 0;
            _smallInARow = 0;
            Resize(initial);
        }

        _count = 0;
    }

    public void Dispose()
    {
        var array = Interlocked.Exchange(ref _array, []);
        _count = 0;
        if (array.Length > 0) ArrayPool<byte>.Shared.Return(array);
    }

    private void Resize(int size)
    {
        var larger = ArrayPool<byte>.Shared.Rent(size);
        _array.AsSpan(0, _count).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_array);
        _array = larger;
    }
}

namespace Hummingbot.Plugins.Sdk.OrderBooks;

/// <summary>The chunks that both sides of a book have given up, kept so that a book in its steady state allocates nothing.</summary>
internal sealed class LevelChunkPool
{
    private LevelChunk? _first;

    public LevelChunk Take()
    {
        if (_first is not { } chunk) return new LevelChunk();
        _first = chunk.Next;
        chunk.Next = null;
        return chunk;
    }

    /// <summary>Takes a chunk back and empties it.</summary>
    public void Return(LevelChunk chunk)
    {
        chunk.Clear();
        chunk.Next = _first;
        _first = chunk;
    }
}

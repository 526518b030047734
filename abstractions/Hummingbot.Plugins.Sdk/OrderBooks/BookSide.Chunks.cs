namespace Hummingbot.Plugins.Sdk.OrderBooks;

/// <content>
/// How chunks come and go. All of it is rare beside the setting of levels, so it may look around: chunks fill up before new ones are made,
/// and dissolve into their neighbours as soon as these have room.
/// </content>
internal sealed partial class BookSide
{
    /// <summary>Slots left free when a chunk is filled by something else than a single level, so that the next level has room.</summary>
    private const int SpareRoom = LevelChunk.Capacity / 8;

    /// <summary>A neighbour with less room than this is not worth moving levels to.</summary>
    private const int MinRoom = 2;

    /// <summary>From how many levels down it is tried to do without a chunk.</summary>
    private const int DissolveAt = LevelChunk.Capacity * 7 / 8;

    /// <summary>The room that a neighbour keeps when a chunk dissolves into it.</summary>
    private const int RoomKept = 2;

    /// <summary>Makes room in a full chunk or beside it: half of what a neighbour can take moves there, or else a new chunk takes half.</summary>
    private void MakeRoom(int index)
    {
        var chunk = _chunks[index];
        var worseRoom = index > 0 ? _chunks[index - 1].Room : 0;
        var betterRoom = index + 1 < _chunkCount ? _chunks[index + 1].Room : 0;
        if (Math.Max(worseRoom, betterRoom) < MinRoom)
        {
            var added = pool.Take();
            chunk.MoveBestTo(added, LevelChunk.Capacity / 2);
            InsertChunk(index + 1, added, added.Key(0));
        }
        else if (worseRoom >= betterRoom)
        {
            chunk.MoveWorstTo(_chunks[index - 1], (worseRoom + 1) / 2);
            _floors[index] = chunk.Key(0);
        }
        else
        {
            chunk.MoveBestTo(_chunks[index + 1], (betterRoom + 1) / 2);
            _floors[index + 1] = _chunks[index + 1].Key(0);
        }
    }

    /// <summary>Moves a chunk's levels to its neighbours when these have room for all of them and some to spare.</summary>
    private void TryDissolve(int index)
    {
        if (_chunkCount == 1) return;
        var chunk = _chunks[index];
        var worseRoom = index > 0 ? Math.Max(0, _chunks[index - 1].Room - RoomKept) : 0;
        var betterRoom = index + 1 < _chunkCount ? Math.Max(0, _chunks[index + 1].Room - RoomKept) : 0;
        if (chunk.Count > worseRoom + betterRoom) return;

        var toWorse = Math.Min(chunk.Count, worseRoom);
        if (toWorse > 0) chunk.MoveWorstTo(_chunks[index - 1], toWorse);
        if (chunk.Count > 0)
        {
            chunk.MoveBestTo(_chunks[index + 1], chunk.Count);
            _floors[index + 1] = _chunks[index + 1].Key(0);
        }

        RemoveChunk(index);
    }

    private void InsertChunk(int index, LevelChunk chunk, long floor)
    {
        if (_chunkCount == _chunks.Length) Grow();
        _chunks.AsSpan(index, _chunkCount - index).CopyTo(_chunks.AsSpan(index + 1));
        _floors.AsSpan(index, _chunkCount - index).CopyTo(_floors.AsSpan(index + 1));
        _chunks[index] = chunk;
        _floors[index] = floor;
        _chunkCount++;
    }

    private void RemoveChunk(int index)
    {
        pool.Return(_chunks[index]);
        _chunkCount--;
        _chunks.AsSpan(index + 1, _chunkCount - index).CopyTo(_chunks.AsSpan(index));
        _floors.AsSpan(index + 1, _chunkCount - index).CopyTo(_floors.AsSpan(index));
        _floors[_chunkCount] = long.MaxValue;
        _floors[0] = long.MinValue;
    }

    private void Grow()
    {
        var length = _chunks.Length;
        Array.Resize(ref _chunks, length * 2);
        Array.Resize(ref _floors, length * 2);
        _floors.AsSpan(length).Fill(long.MaxValue);
    }
}

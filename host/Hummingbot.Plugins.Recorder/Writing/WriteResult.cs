using System.Data.Common;

namespace Hummingbot.Plugins.Recorder;

/// <summary>How many rows a statement changed, once it has been executed.</summary>
internal readonly struct WriteResult(DbBatchCommand? part, int rows)
{
    public int Rows => part?.RecordsAffected ?? rows;
}

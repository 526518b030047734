using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Hummingbot.Plugins.Recorder;

/// <summary>
/// A statement prepared on one SQLite connection, below its ADO.NET command: that looks every parameter up by its name and copies every
/// text twice, each time it is executed.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private const int StackBytes = 512;

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private readonly int[] _indexes;

    public SqliteStatement(SqliteConnection connection, Statement statement)
    {
        _database = connection.Handle ?? throw new InvalidOperationException("The connection is closed.");
        Check(raw.sqlite3_prepare_v3(_database, statement.Sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
        _indexes = [.. statement.Parameters.Select(parameter => raw.sqlite3_bind_parameter_index(_statement, "@" + parameter.Name))];
    }

    /// <summary>Executes it.</summary>
    /// <param name="values">The values of its parameters, in their order.</param>
    /// <returns>How many rows it has changed.</returns>
    /// <exception cref="SqliteException">It failed.</exception>
    public int Run(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++) Check(Bind(_indexes[i], values[i]));
        var result = raw.sqlite3_step(_statement);
        var changes = raw.sqlite3_changes(_database);
        // What has gone wrong in the step is told again by the reset.
        Check(raw.sqlite3_reset(_statement));
        if (result != raw.SQLITE_DONE) Check(result);
        return changes;
    }

    public void Dispose() => _statement.Dispose();

    private int Bind(int index, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(_statement, index),
        string text => Bind(index, text),
        long number => raw.sqlite3_bind_int64(_statement, index, number),
        int number => raw.sqlite3_bind_int(_statement, index, number),
        bool flag => raw.sqlite3_bind_int(_statement, index, flag ? 1 : 0),
        _ => throw new NotSupportedException($"The recorder writes no {value.GetType().Name}."),
    };

    private int Bind(int index, string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        Span<byte> utf8 = most <= StackBytes ? stackalloc byte[StackBytes] : new byte[most];
        return raw.sqlite3_bind_text(_statement, index, utf8[..Encoding.UTF8.GetBytes(text, utf8)]);
    }

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK) SqliteException.ThrowExceptionForRC(result, _database);
    }
}

using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Hummingbot.Plugins.Recorder;

/// <summary>
/// A connection to write on, and one transaction at a time. Where every statement is a round trip, those of a transaction are sent together.
/// </summary>
internal sealed class WriteSession(DbConnection connection) : IAsyncDisposable
{
    private readonly Dictionary<Statement, SqliteStatement> _prepared = [];
    private DbTransaction? _transaction;
    private DbBatch? _batch;

    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        _transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        if (!connection.CanCreateBatch) return;
        _batch = connection.CreateBatch();
        _batch.Transaction = _transaction;
    }

    /// <summary>Runs a statement in the transaction.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="values">The values of its parameters, in their order.</param>
    /// <returns>Says after <see cref="FlushAsync"/> how many rows it changed.</returns>
    public WriteResult Run(Statement statement, params ReadOnlySpan<object?> values)
    {
        if (_batch is not null)
        {
            var part = _batch.CreateBatchCommand();
#pragma warning disable CA2100 // The texts are the statements' own; values are parameters.
            part.CommandText = statement.Sql;
#pragma warning restore CA2100
            for (var i = 0; i < values.Length; i++)
            {
                var parameter = part.CreateParameter();
                (parameter.ParameterName, parameter.DbType) = statement.Parameters[i];
                parameter.Value = values[i] ?? DBNull.Value;
                part.Parameters.Add(parameter);
            }

            _batch.BatchCommands.Add(part);
            return new WriteResult(part, 0);
        }

        if (!_prepared.TryGetValue(statement, out var prepared))
            _prepared.Add(statement, prepared = new SqliteStatement((SqliteConnection)connection, statement));
        return new WriteResult(null, prepared.Run(values));
    }

    /// <summary>Has every statement executed.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (_batch is { BatchCommands.Count: > 0 }) await _batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends once the transaction is on durable storage.</summary>
    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        await _transaction!.CommitAsync(cancellationToken).ConfigureAwait(false);
        await _transaction.DisposeAsync().ConfigureAwait(false);
        if (_batch is not null) await _batch.DisposeAsync().ConfigureAwait(false);
        (_transaction, _batch) = (null, null);
    }

    /// <summary>Gives up the connection and what has not been committed on it.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var statement in _prepared.Values) statement.Dispose();
        await connection.DisposeAsync().ConfigureAwait(false);
    }
}

using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Hummingbot.Plugins.Recorder;

/// <summary>Brings a database to the newest schema: all migrations in one transaction, so that a process that ends half-way leaves nothing.
/// </summary>
internal static class SchemaUpgrade
{
    /// <summary>How many migrations there are.</summary>
    public const int CurrentVersion = 1;

    private const long PostgreSqlLock = 0x48424F54_00000001;

    /// <exception cref="RecorderException">The database is newer, or of something else.</exception>
    public static async Task RunAsync(RecorderDatabase database, DbConnection connection, CancellationToken cancellationToken)
    {
        // The usual case costs one query, and leaves the migrations' machinery unloaded.
        if (await ReadVersionAsync(database, connection, null, cancellationToken).ConfigureAwait(false) == CurrentVersion) return;

        var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            if (connection is not SqliteConnection)
                await ExecuteAsync($"SELECT pg_advisory_xact_lock({PostgreSqlLock.ToString(CultureInfo.InvariantCulture)})").ConfigureAwait(false);
            // Another process may have been first.
            var version = await ReadVersionAsync(database, connection, transaction, cancellationToken).ConfigureAwait(false);
            if (version == CurrentVersion) return;
            var context = database.CreateContext();
            await using (context.ConfigureAwait(false))
            {
                var applied = version == 0 ? Migration.InitialDatabase : context.Database.GetMigrations().ElementAt(version - 1);
                await ExecuteAsync(context.GetService<IMigrator>().GenerateScript(applied, null, MigrationsSqlGenerationOptions.NoTransactions))
                    .ConfigureAwait(false);
            }

            await ExecuteAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"""
                INSERT INTO "Metadata" (key, value) VALUES ('{RecordedMetadata.SchemaVersionKey}', '{CurrentVersion}'), ('timestamp_unit', 'us')
                ON CONFLICT (key) DO UPDATE SET value = excluded.value
                """)).ConfigureAwait(false);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        }

        async Task ExecuteAsync(string sql)
        {
            var command = connection.CreateCommand();
            await using (command.ConfigureAwait(false))
            {
                command.Transaction = transaction;
#pragma warning disable CA2100 // The texts are the migrations' own.
                command.CommandText = sql;
#pragma warning restore CA2100
                await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static async Task<int> ReadVersionAsync(
        RecorderDatabase database, DbConnection connection, DbTransaction? transaction, CancellationToken cancellationToken)
    {
        var tables = connection is SqliteConnection
            ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name IN ('Metadata', 'Order')"
            : "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema() AND table_name IN ('Metadata', 'Order')";
        var found = await ReadAsync(tables).ConfigureAwait(false);
        if (found.Count == 0) return 0;
        var values = found.Contains("Metadata")
            ? await ReadAsync($"SELECT value FROM \"Metadata\" WHERE key = '{RecordedMetadata.SchemaVersionKey}'").ConfigureAwait(false)
            : [];
        if (values.Count != 1 || !int.TryParse(values[0], NumberStyles.None, CultureInfo.InvariantCulture, out var version) || version < 1)
        {
            throw new RecorderException(
                RecorderErrorKind.Foreign,
                $"{Capital(database.Name)} has tables of another program; nothing in it has been changed. Name another database to record orders in.");
        }

        if (version <= CurrentVersion) return version;
        throw new RecorderException(
            RecorderErrorKind.NewerSchema,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Capital(database.Name)} has schema version {version}, written by a newer version of this program; this one knows {CurrentVersion}. Use the newer version, or name another database."));

        async Task<List<string>> ReadAsync(string sql)
        {
            var command = connection.CreateCommand();
            await using (command.ConfigureAwait(false))
            {
                command.Transaction = transaction;
#pragma warning disable CA2100 // The texts are those above.
                command.CommandText = sql;
#pragma warning restore CA2100
                var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    var list = new List<string>();
                    while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) list.Add(reader.GetString(0));
                    return list;
                }
            }
        }
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}

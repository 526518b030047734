using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Hummingbot.Plugins.Recorder;

/// <summary>The database that the options name: how to connect to it, and what to call it in messages.</summary>
internal sealed class RecorderDatabase
{
    private readonly RecorderOptions _options;
    private readonly string _connectionString;

    public RecorderDatabase(RecorderOptions options)
    {
        _options = options;
        var timeout = Math.Max(1, (int)Math.Ceiling(options.LockTimeout.TotalSeconds));
        if (options.PostgreSqlConnectionString is { } text)
        {
            try
            {
                var builder = new NpgsqlConnectionStringBuilder(text) { CommandTimeout = timeout, MaxAutoPrepare = 20 };
                if (!builder.ContainsKey("Timeout")) builder.Timeout = timeout;
                builder.ApplicationName ??= "hbot";
                _connectionString = builder.ConnectionString;
                Name = $"the PostgreSQL database '{builder.Database ?? builder.Username}' on {builder.Host}:{builder.Port.ToString(CultureInfo.InvariantCulture)}";
            }
            catch (ArgumentException exception)
            {
                // The text may hold a password, and the exception a part of the text.
                throw new RecorderException(
                    RecorderErrorKind.Refused,
                    $"The PostgreSQL connection string cannot be read ({exception.GetType().Name}); its form is 'Host=…;Database=…;Username=…'.");
            }
        }
        else
        {
            File = Path.GetFullPath(options.DatabaseFile);
            Name = $"the file '{File}'";
            _connectionString = new SqliteConnectionStringBuilder { DataSource = File, Pooling = false, DefaultTimeout = 1 }.ConnectionString;
        }
    }

    /// <summary>The database as messages call it; without secrets.</summary>
    public string Name { get; }

    /// <summary>The SQLite file; <see langword="null"/> for PostgreSQL.</summary>
    public string? File { get; }

    /// <summary>Opens a connection on which a commit returns once it is on durable storage.</summary>
    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        if (File is not null) Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        DbConnection connection = File is null ? new NpgsqlConnection(_connectionString) : new SqliteConnection(_connectionString);
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            var settings = connection.CreateCommand();
            await using (settings.ConfigureAwait(false))
            {
                settings.CommandText = File is null
                    ? "SET synchronous_commit = on"
                    : string.Create(
                        CultureInfo.InvariantCulture,
                        $"PRAGMA busy_timeout = {(long)_options.LockTimeout.TotalMilliseconds}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
                await settings.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }

            _options.ConnectionOpened?.Invoke(connection);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>A context for one reading.</summary>
    public RecorderContext CreateContext()
    {
        var builder = new DbContextOptionsBuilder<RecorderContext>();
        if (File is null) builder.UseNpgsql(_connectionString);
        else builder.UseSqlite(_connectionString);
        builder.UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
        return new RecorderContext(builder.Options);
    }
}

using System.Data.Common;

namespace Hummingbot.Plugins.Recorder;

/// <summary>Where orders are recorded, under which name, and how patient the recorder is. Immutable.</summary>
public sealed record RecorderOptions
{
    /// <summary>The usual name of the SQLite file within a data directory.</summary>
    public const string DefaultFileName = "hummingbot_trades.sqlite";

    /// <summary>The SQLite file; created, with its folder, when it does not exist. Ignored when <see cref="PostgreSqlConnectionString"/> is
    /// set.</summary>
    public string DatabaseFile { get; init; } = DefaultFileName;

    /// <summary>Records in PostgreSQL instead, such as <c>Host=localhost;Database=trades;Username=hbot</c>. The database must exist; its
    /// tables are created. A secret when it has a password in it: it is never shown.</summary>
    public string? PostgreSqlConnectionString { get; init; }

    /// <summary>The configuration that trades; each has its own orders to restore and its own connector states.</summary>
    public string ConfigFile { get; init; } = "plugins.json";

    /// <summary>The strategy that trades; recorded with orders and fills, for people.</summary>
    public string Strategy { get; init; } = string.Empty;

    /// <summary>How long to wait for a database that another process has locked, or that does not answer. At least a second.</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How many events may wait to be written. When there are more, the connector that announces the next one waits.</summary>
    public int QueueCapacity { get; init; } = 8192;

    /// <summary>How many events are written in one transaction at most.</summary>
    public int BatchSize { get; init; } = 1024;

    /// <summary>How long to wait before a failed write is tried again; doubles up to 16 times this.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How long disposal waits for what is still to be written.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The recorder's clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Called with every connection that is opened for writing.</summary>
    internal Action<DbConnection>? ConnectionOpened { get; init; }

    /// <summary>The database without secrets.</summary>
    public override string ToString() => PostgreSqlConnectionString is null ? DatabaseFile : "PostgreSQL";
}

using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Hummingbot.Plugins.Recorder;

/// <summary>Says of a failure of the database what went wrong, why, and what to do.</summary>
internal static class DatabaseFault
{
    public static bool IsOne(Exception exception) =>
        exception is DbException or IOException or UnauthorizedAccessException or SocketException or TimeoutException;

    public static RecorderException Of(Exception exception, RecorderDatabase database)
    {
        var cause = exception is PostgresException ? exception : exception.InnerException as PostgresException ?? exception;
        var kind = cause switch
        {
            RecorderException own => own.Kind,
            PostgresException postgres => Kind(postgres.SqlState),
            SqliteException sqlite => Kind(sqlite.SqliteErrorCode),
            UnauthorizedAccessException => RecorderErrorKind.ReadOnly,
            NpgsqlException or SocketException or TimeoutException => RecorderErrorKind.Unreachable,
            _ => RecorderErrorKind.Other,
        };
        return exception as RecorderException ?? new RecorderException(kind, Message(kind, database, Words(cause)), exception);
    }

    private static RecorderErrorKind Kind(int sqliteCode) => sqliteCode switch
    {
        5 or 6 => RecorderErrorKind.Locked,
        8 => RecorderErrorKind.ReadOnly,
        11 or 26 => RecorderErrorKind.Damaged,
        13 => RecorderErrorKind.DiskFull,
        14 or 10 => RecorderErrorKind.Unreachable,
        _ => RecorderErrorKind.Other,
    };

    private static RecorderErrorKind Kind(string sqlState) => sqlState switch
    {
        "53100" => RecorderErrorKind.DiskFull,
        "25006" or "42501" => RecorderErrorKind.ReadOnly,
        "28P01" or "28000" or "3D000" => RecorderErrorKind.Refused,
        "55P03" or "40P01" or "57014" => RecorderErrorKind.Locked,
        "XX001" or "XX002" => RecorderErrorKind.Damaged,
        _ when sqlState.StartsWith("08", StringComparison.Ordinal) || sqlState.StartsWith("57P", StringComparison.Ordinal)
            || sqlState.StartsWith("53", StringComparison.Ordinal) => RecorderErrorKind.Unreachable,
        _ => RecorderErrorKind.Other,
    };

    private static string Words(Exception cause) => cause switch
    {
        PostgresException postgres => postgres.MessageText,
        NpgsqlException { InnerException: { } inner } => inner.Message,
        _ => cause.Message,
    };

    private static string Message(RecorderErrorKind kind, RecorderDatabase database, string words)
    {
        var what = char.ToUpperInvariant(database.Name[0]) + database.Name[1..];
        return kind switch
        {
            RecorderErrorKind.Locked =>
                $"{what}, where orders are recorded, is locked by another process ({words}). End it, or give this one a database of its own.",
            RecorderErrorKind.ReadOnly =>
                $"{what}, where orders are recorded, may not be written ({words}). Give this user the right to write it and its folder.",
            RecorderErrorKind.DiskFull =>
                $"There is no room left for {database.Name}, where orders are recorded ({words}). Free some space; what waits is then written.",
            RecorderErrorKind.Damaged =>
                $"{what}, where orders are recorded, is damaged or no database ({words}). Move it away and restore a copy, or begin a new one.",
            RecorderErrorKind.Unreachable =>
                $"{what}, where orders are recorded, cannot be reached ({words}). Check that its disk or server answers.",
            RecorderErrorKind.Refused =>
                $"The server refuses {database.Name}, where orders are recorded ({words}). Check the user, the password and the database's name.",
            _ => $"{what}, where orders are recorded, failed: {words}",
        };
    }
}

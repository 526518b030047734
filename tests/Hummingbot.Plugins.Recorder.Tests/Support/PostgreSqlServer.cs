using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Hummingbot.Plugins.Recorder.Tests.Support;

/// <summary>A real PostgreSQL server for the tests of one class: a cluster of its own on a free loopback port.</summary>
public sealed class PostgreSqlServer : IAsyncLifetime
{
    private static readonly string Folder = Path.Combine(Path.GetTempPath(), $"hummingbot-postgresql-{Environment.ProcessId}");
    private static readonly string Data = Path.Combine(Folder, "data");

    private readonly string _binaries = FindBinaries();
    private int _databases;

    public int Port { get; private set; }

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Folder);
        if (Environment.IsPrivilegedProcess) await RunAsync("chown", asServer: false, "postgres", Folder);
        await RunAsync("initdb", asServer: true, "-D", Data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-locale", "--no-sync");
        Port = FreePort();
        await StartAsync();
    }

    public Task StartAsync() => RunAsync(
        "pg_ctl", asServer: true, "start", "-w", "-D", Data, "-l", Path.Combine(Folder, "log"), "-o",
        string.Create(CultureInfo.InvariantCulture, $"-p {Port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off"));

    public Task StopAsync() => RunAsync("pg_ctl", asServer: true, "stop", "-w", "-m", "immediate", "-D", Data);

    /// <summary>Creates an empty database.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"trades{Interlocked.Increment(ref _databases)}");
        await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await command.ExecuteNonQueryAsync();
        return ConnectionString(name);
    }

    public string ConnectionString(string database) =>
        string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={Port};Username=postgres;Password=hunter2;Database={database}");

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await StopAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private static string FindBinaries()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator).AsEnumerable();
        const string Debian = "/usr/lib/postgresql";
        if (Directory.Exists(Debian))
        {
            folders = folders.Concat(Directory.GetDirectories(Debian).OrderByDescending(folder => folder).Select(folder => Path.Combine(folder, "bin")));
        }

        return folders.FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres")))
            ?? throw new InvalidOperationException(
                "These tests need a PostgreSQL server's programs (initdb, pg_ctl, postgres). Install them: apt-get install postgresql.");
    }

    // The server takes the port later, and again after each restart. So it is none of those that systems hand out to whoever asks for any.
    private static int FreePort()
    {
        const int First = 15_000;
        const int Count = 10_000;
        for (var i = 0; i < Count; i++)
        {
            var port = First + ((Environment.ProcessId + i) % Count);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody's; the next one may be free.
            }
        }

        throw new InvalidOperationException($"No port from {First} to {First + Count - 1} is free on loopback.");
    }

    /// <summary>The server refuses to run as root, so that it is given to the user that its package has made.</summary>
    private async Task RunAsync(string program, bool asServer, params string[] arguments)
    {
        // What the server inherits stays open as long as it runs, so that its output goes to a file.
        var output = Path.Combine(Folder, "output");
        var path = asServer ? Path.Combine(_binaries, program) : program;
        IEnumerable<string> words = [path, .. arguments];
        if (asServer && Environment.IsPrivilegedProcess) words = ["runuser", "-u", "postgres", "--", .. words];
        var line = string.Join(' ', words.Select(word => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'"));
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = Folder };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add($"{line} > '{output}' 2>&1");
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with exit code {process.ExitCode}: {await File.ReadAllTextAsync(output)}");
    }
}

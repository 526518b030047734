using System.Diagnostics;
using System.Text.Json;

namespace Hummingbot.Plugins.Host.Running;

/// <summary>The file in the data folder through which <c>hbot run</c> tells <c>hbot status</c> how it is.</summary>
internal static class RunStatusFile
{
    private const string FileName = "status.json";
    private const string LockName = "run.lock";
    private const int MaxLength = 16 * 1024 * 1024;

    private static readonly TimeSpan StaleAfter = TimeSpan.FromSeconds(5);
    // Clocks of process start times tick coarsely.
    private static readonly TimeSpan StartTolerance = TimeSpan.FromSeconds(2);

    /// <summary>When this process started.</summary>
    public static DateTimeOffset ProcessStart { get; } = StartOf(Process.GetCurrentProcess());

    /// <summary>Takes the data folder for one run; dispose to give it back.</summary>
    /// <exception cref="IOException">Another run has it.</exception>
    public static FileStream Lock(string dataDirectory)
    {
        Directory.CreateDirectory(dataDirectory);
        return new FileStream(Path.Combine(dataDirectory, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
    }

    /// <summary>Writes the status in one step: a reader sees the earlier one or this one, never a part.</summary>
    public static async Task WriteAsync(string dataDirectory, RunStatus status, CancellationToken cancellationToken)
    {
        var path = Path.Combine(dataDirectory, FileName);
        var temporary = path + ".tmp";
        var bytes = JsonSerializer.SerializeToUtf8Bytes(status, RunStatusJson.Default.RunStatus);
        await File.WriteAllBytesAsync(temporary, bytes, cancellationToken);
        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Removes the status of a run that has ended.</summary>
    public static void Remove(string dataDirectory) => File.Delete(Path.Combine(dataDirectory, FileName));

    /// <summary>Reads the status, if there is one.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public static async Task<RunStatus?> ReadAsync(string dataDirectory, CancellationToken cancellationToken)
    {
        var path = Path.Combine(dataDirectory, FileName);
        if (!File.Exists(path)) return null;
        try
        {
            if (new FileInfo(path).Length > MaxLength) throw new JsonException("it is too large");
            var bytes = await File.ReadAllBytesAsync(path, cancellationToken);
            var status = JsonSerializer.Deserialize(bytes, RunStatusJson.Default.RunStatus);
            return status is { Version: RunStatus.CurrentVersion } ? status : throw new JsonException("it is of another version of hbot");
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        catch (JsonException damaged)
        {
            throw new InvalidDataException(
                $"the status file {path} cannot be read: {damaged.Message}; 'hbot run' writes it anew, and it may be deleted", damaged);
        }
    }

    /// <summary>Whether the process that wrote a status is there.</summary>
    public static RunLiveness Judge(RunStatus? status, DateTimeOffset now)
    {
        if (status is null) return RunLiveness.None;
        if (!IsThere(status)) return RunLiveness.Ended;
        return now - status.WrittenAt > StaleAfter ? RunLiveness.Stale : RunLiveness.Running;
    }

    private static bool IsThere(RunStatus status)
    {
        try
        {
            using var process = Process.GetProcessById(status.ProcessId);
            return (StartOf(process) - status.StartedAt).Duration() <= StartTolerance;
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static DateTimeOffset StartOf(Process process) => process.StartTime.ToUniversalTime();
}

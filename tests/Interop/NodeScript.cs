using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace Hummingbot.Plugins.Interop;

/// <summary>Runs the scripts beside this file, with the client library that <c>package-lock.json</c> names.</summary>
/// <param name="folder">The folder of the scripts.</param>
public sealed class NodeScript(string folder)
{
    private static readonly TimeSpan InstallTimeout = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan ScriptTimeout = TimeSpan.FromMinutes(10);

    /// <summary>Runs a script, after installing what it needs if that is missing.</summary>
    /// <param name="script">Its file name.</param>
    /// <param name="environment">What it is told.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Its exit code, its checks by name with what went wrong in each, and what it wrote elsewhere.</returns>
    public async Task<(int ExitCode, IReadOnlyList<(string Name, string? Error)> Checks, string Errors)> RunAsync(
        string script, IReadOnlyDictionary<string, string> environment, CancellationToken cancellationToken)
    {
        await InstallAsync(cancellationToken);
        var (exitCode, output, errors) = await RunAsync("node", [script], environment, ScriptTimeout, cancellationToken);
        return (exitCode, [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line.StartsWith('{')).Select(Read)], errors);
    }

    private static (string Name, string? Error) Read(string line)
    {
        using var check = JsonDocument.Parse(line);
        return (check.RootElement.GetProperty("check").GetString()!,
            check.RootElement.TryGetProperty("error", out var error) ? error.GetString() : null);
    }

    private async Task InstallAsync(CancellationToken cancellationToken)
    {
        // One installation at a time, whichever test project asks for it; npm writes its marker last.
        await using var turn = await WaitForTurnAsync(cancellationToken);
        if (File.Exists(Path.Combine(folder, "node_modules", ".package-lock.json"))) return;
        var (exitCode, output, errors) = await RunAsync(
            "npm",
            ["ci", "--ignore-scripts", "--no-audit", "--no-fund"],
            new Dictionary<string, string>(),
            InstallTimeout,
            cancellationToken);
        if (exitCode != 0) throw new InvalidOperationException($"npm ci in {folder} failed with {exitCode}: {errors}{output}");
    }

    private static async Task<FileStream> WaitForTurnAsync(CancellationToken cancellationToken)
    {
        var path = Path.Combine(Path.GetTempPath(), "hummingbot-plugins-interop.lock");
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken);
            }
        }
    }

    private async Task<(int ExitCode, string Output, string Errors)> RunAsync(
        string program,
        string[] arguments,
        IReadOnlyDictionary<string, string> environment,
        TimeSpan timeout,
        CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Start(start);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(timeout);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var errors = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} did not end within {timeout}.");
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException(
                $"'{start.FileName}' could not be started: install Node.js 18 or later, with npm. {missing.Message}", missing);
        }
    }
}

using System.Diagnostics;
using System.Globalization;

namespace Hummingbot.Plugins.Host.Tests.Support;

/// <summary>A folder of its own to run <c>hbot</c> in, with plugins, configuration and data.</summary>
internal sealed class Workspace : IDisposable
{
    // What a shell starts in the background ignores Ctrl-C, and so does whatever that starts in its turn.
    private static readonly bool IgnoresInterrupts = OperatingSystem.IsLinux() && IsInterruptIgnored();

    /// <summary>Environment variables of the processes started here.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    public string Root { get; } = Directory.CreateTempSubdirectory("hbot-tests-").FullName;

    public string Plugins => Path.Combine(Root, "plugins");

    public string Data => Path.Combine(Root, "share", "hbot");

    /// <summary>A workspace with both venues' plugins in it.</summary>
    public static Workspace WithVenues()
    {
        var workspace = new Workspace();
        workspace.Drop("Binance");
        workspace.Drop("Coinbase");
        return workspace;
    }

    /// <summary>Drops a venue's plugin folder in.</summary>
    public string Drop(string venue)
    {
        var target = Path.Combine(Plugins, venue);
        CopyFolder(BuildPlaces.OutputOf($"Hummingbot.Plugins.{venue}"), target);
        return target;
    }

    /// <summary>Drops a plugin in that does what it is told.</summary>
    /// <param name="behaviour">Lines of <c>what=how</c>.</param>
    public void DropFixture(string behaviour)
    {
        CopyFolder(BuildPlaces.OutputOf("Fixture"), Path.Combine(Plugins, "Fixture"));
        Write("plugins/Fixture/behaviour.txt", behaviour);
    }

    public string Write(string name, string text)
    {
        var path = Path.Combine(Root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>A copy of a recording, to be damaged.</summary>
    public string CopyRecording(string name)
    {
        var target = Path.Combine(Root, "recordings", name);
        CopyFolder(BuildPlaces.Recording(name), target);
        return target;
    }

    /// <summary>Runs <c>hbot</c> to its end.</summary>
    public async Task<Outcome> RunAsync(params string[] args)
    {
        await using var process = Start(args);
        return await process.FinishAsync();
    }

    /// <summary>Starts <c>hbot</c>.</summary>
    public RunningHbot Start(params string[] args)
    {
        var (program, line) = IgnoresInterrupts ? ("env", (string[])["--default-signal=INT", BuildPlaces.Hbot, .. args]) : (BuildPlaces.Hbot, args);
        var start = new ProcessStartInfo(program, line)
        {
            WorkingDirectory = Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["XDG_DATA_HOME"] = Path.Combine(Root, "share");
        start.Environment["NO_COLOR"] = "1";
        foreach (var (name, value) in Variables) start.Environment[name] = value;
        return new RunningHbot(Process.Start(start)!);
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static bool IsInterruptIgnored()
    {
        const string Ignored = "SigIgn:";
        const ulong Interrupt = 1ul << 1;
        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith(Ignored, StringComparison.Ordinal));
        return (ulong.Parse(line[Ignored.Length..], NumberStyles.HexNumber | NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture) & Interrupt) != 0;
    }

    private static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }
}

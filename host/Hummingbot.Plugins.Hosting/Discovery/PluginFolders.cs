using System.IO.Enumeration;

namespace Hummingbot.Plugins.Hosting;

/// <summary>Lists what might be a plugin in the plugin directories.</summary>
internal static class PluginFolders
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    // As the file system itself compares names.
    private static readonly StringComparison Casing =
        OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    /// <summary>The sub-folders of each directory in ordinal order, and what lies there that cannot be one. Names that begin with a dot are
    /// passed over.</summary>
    public static (List<string> Folders, List<PluginInspection> Problems) List(IEnumerable<string> directories)
    {
        var folders = new List<string>();
        var problems = new List<PluginInspection>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var directory in directories)
        {
            var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory));
            if (!seen.Add(root)) continue;
            try
            {
                Add(root, folders, problems);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                problems.Add(new PluginInspection
                {
                    Folder = root,
                    Problem = PluginProblem.Rejected(
                        PluginReason.Unreadable,
                        $"The plugin directory '{root}' cannot be read: {failure.Message}",
                        "Make it a directory that the user who runs the host can read."),
                });
            }
        }

        return (folders, problems);
    }

    /// <summary>Whether a directory holds anything, which is quicker to tell than what.</summary>
    public static bool AreThere(IEnumerable<string> directories)
    {
        foreach (var directory in directories)
        {
            try
            {
                if (!Directory.Exists(directory)) continue;
                using var entries = EntriesOf(Path.GetFullPath(directory)).GetEnumerator();
                if (entries.MoveNext()) return true;
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                // Told when the directory is listed.
                continue;
            }
        }

        return false;
    }

    private static FileSystemEnumerable<PluginFile> EntriesOf(string root) =>
        new(root, static (ref FileSystemEntry entry) => PluginFile.From(ref entry), Everything);

    private static void Add(string root, List<string> folders, List<PluginInspection> problems)
    {
        if (!Path.Exists(root)) return;
        var first = folders.Count;
        var loose = new List<string>();
        foreach (var entry in EntriesOf(root))
        {
            if (!entry.IsDirectory)
            {
                if (entry.Path.EndsWith(".dll", Casing)) loose.Add(entry.Path);
            }
            else if (!Path.GetFileName(entry.Path.AsSpan()).StartsWith('.'))
            {
                folders.Add(entry.Path);
            }
        }

        folders.Sort(first, folders.Count - first, StringComparer.Ordinal);
        loose.Sort(StringComparer.Ordinal);
        foreach (var file in loose)
        {
            var name = Path.GetFileNameWithoutExtension(file);
            problems.Add(new PluginInspection
            {
                Folder = file,
                Problem = PluginProblem.Rejected(
                    PluginReason.LooseAssembly,
                    $"'{file}' lies in the plugin directory itself; each plugin has a folder of its own.",
                    $"Move it, with the files that it needs, into its own folder, such as '{Path.Combine(root, name)}'."),
            });
        }
    }
}

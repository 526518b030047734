namespace Hummingbot.Plugins.Hosting;

/// <summary>Lists what might be a plugin in the plugin directories.</summary>
internal static class PluginFolders
{
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

    private static void Add(string root, List<string> folders, List<PluginInspection> problems)
    {
        if (!Path.Exists(root)) return;
        var first = folders.Count;
        foreach (var folder in Directory.EnumerateDirectories(root))
            if (!Path.GetFileName(folder.AsSpan()).StartsWith('.'))
                folders.Add(folder);
        folders.Sort(first, folders.Count - first, StringComparer.Ordinal);
        var loose = Directory.GetFiles(root, "*.dll");
        Array.Sort(loose, StringComparer.Ordinal);
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

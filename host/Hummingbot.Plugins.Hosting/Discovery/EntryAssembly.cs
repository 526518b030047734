namespace Hummingbot.Plugins.Hosting;

/// <summary>Finds the assembly of a plugin folder that has the plugin class.</summary>
internal static class EntryAssembly
{
    /// <summary>
    /// The DLL that the only dependency file is for. Where there is none or several, the one DLL with a plugin class; where that does not
    /// decide, the DLL whose flaw tells most.
    /// </summary>
    /// <exception cref="PluginProblemException">There is no such DLL.</exception>
    public static AssemblyFile Find(PluginFolderContent content)
    {
        if (content.DependencyFiles.Count == 1)
        {
            var simpleName = SimpleNameOf(content.DependencyFiles[0].Path);
            if (content.TryGetAssembly(simpleName, out var file)) return AssemblyFile.Open(file);
            throw new PluginProblemException(PluginProblem.Rejected(
                PluginReason.NoEntryAssembly,
                $"'{simpleName}.deps.json' describes '{simpleName}.dll', which is not in the folder.",
                "Copy the plugin's folder anew, all of its files."));
        }

        if (content.RootAssemblies.Count == 0)
            throw new PluginProblemException(PluginProblem.Rejected(
                PluginReason.EmptyFolder,
                $"The folder '{content.Folder}' has no DLL in it.",
                "Copy the plugin's files into the folder, or remove it."));
        return Scan(Candidates(content));
    }

    private static AssemblyFile Scan(List<PluginFile> candidates)
    {
        AssemblyFile? withPlugin = null;
        AssemblyFile? withoutPlugin = null;
        PluginProblemException? unreadable = null;
        try
        {
            foreach (var candidate in candidates)
            {
                AssemblyFile assembly;
                try
                {
                    assembly = AssemblyFile.Open(candidate);
                }
                catch (PluginProblemException problem)
                {
                    // Native libraries lie beside many plugins; that counts only when there is nothing else.
                    unreadable ??= problem;
                    continue;
                }

                var hasPlugin = HasPlugin(assembly);
                if (hasPlugin && withPlugin is not null)
                {
                    var both = $"{Path.GetFileName(withPlugin.Path)}, {Path.GetFileName(assembly.Path)}";
                    assembly.Dispose();
                    throw new PluginProblemException(PluginProblem.Rejected(
                        PluginReason.TwoPluginTypes,
                        $"Two assemblies of the folder have a plugin type: {both}.",
                        "Move each plugin into its own folder."));
                }

                if (hasPlugin) withPlugin = assembly;
                else if (withoutPlugin is null) withoutPlugin = assembly;
                else assembly.Dispose();
            }

            var chosen = withPlugin ?? withoutPlugin ?? throw unreadable!;
            if (withPlugin is not null) withPlugin = null;
            else withoutPlugin = null;
            return chosen;
        }
        finally
        {
            withPlugin?.Dispose();
            withoutPlugin?.Dispose();
        }
    }

    private static bool HasPlugin(AssemblyFile assembly)
    {
        var contractReference = PluginTypeReader.FindContractReference(assembly.Metadata);
        return !contractReference.IsNil && PluginTypeReader.FindPlugins(assembly.Metadata, contractReference).Count > 0;
    }

    private static List<PluginFile> Candidates(PluginFolderContent content)
    {
        var candidates = new List<PluginFile>();
        foreach (var dependencyFile in content.DependencyFiles)
            if (content.TryGetAssembly(SimpleNameOf(dependencyFile.Path), out var described))
                candidates.Add(described);
        if (candidates.Count == 0) candidates.AddRange(content.RootAssemblies);
        candidates.Sort(static (a, b) => string.CompareOrdinal(a.Path, b.Path));
        return candidates;
    }

    private static string SimpleNameOf(string dependencyFile)
    {
        var name = Path.GetFileName(dependencyFile);
        return name[..^".deps.json".Length];
    }
}

using System.Reflection.Metadata;

namespace Hummingbot.Plugins.Hosting;

/// <summary>
/// Follows the references of a plugin's entry assembly through its private assemblies, and checks that each leads somewhere: into the
/// folder, into .NET, or to something that this host's contract has.
/// </summary>
internal sealed class DependencyWalk(PluginFolderContent content, ContractIndex contract, ContractVersion? builtAgainst)
{
    private readonly HashSet<string> _seen = new(StringComparer.OrdinalIgnoreCase);
    private readonly Queue<Dependency> _pending = new();

    /// <summary>The first problem found, or <see langword="null"/>.</summary>
    public PluginProblem? Run(AssemblyFile entry)
    {
        _seen.Add(Path.GetFileNameWithoutExtension(entry.Path));
        if (Check(entry.Metadata, entry.Path) is { } problem) return problem;
        while (_pending.TryDequeue(out var dependency))
        {
            using var assembly = AssemblyFile.Open(dependency.File);
            var version = assembly.Metadata.GetAssemblyDefinition().Version;
            if (version < dependency.Wanted) return TooOld(dependency.File, version, dependency.Wanted, dependency.By);
            if (Check(assembly.Metadata, dependency.File.Path) is { } found) return found;
        }

        return null;
    }

    private PluginProblem? Check(MetadataReader metadata, string path)
    {
        foreach (var handle in metadata.AssemblyReferences)
        {
            var reference = metadata.GetAssemblyReference(handle);
            var name = metadata.GetString(reference.Name);
            if (string.Equals(name, ContractIndex.AssemblyName, StringComparison.OrdinalIgnoreCase))
            {
                if (CheckContract(metadata, handle, reference.Version, path) is { } problem) return problem;
                continue;
            }

            if (_seen.Contains(name)) continue;
            if (PlatformAssemblies.Provides(name, reference.Version)) continue;
            _seen.Add(name);
            if (!content.TryGetAssembly(name, out var file)) return Missing(name, reference.Version, path);
            _pending.Enqueue(new Dependency(file, reference.Version, path));
        }

        return null;
    }

    private PluginProblem? CheckContract(MetadataReader metadata, AssemblyReferenceHandle handle, Version version, string path)
    {
        var file = Path.GetFileName(path);
        if (version.Major != contract.AssemblyVersion.Major)
            return PluginProblem.Incompatible(
                PluginReason.OtherContractMajor,
                $"'{file}' is built against contract {version.Major}.x; this host has contract {ContractVersion.Current}.",
                version.Major > contract.AssemblyVersion.Major
                    ? "Update hbot, or install a version of the plugin for this host."
                    : "Install a newer version of the plugin.");
        var missing = ContractUse.FindMissing(metadata, handle, contract);
        // The runtime binds a reference only to an equal or higher version, so a reference above it would fail later.
        if (missing is null && version > contract.AssemblyVersion) missing = $"assembly version {version}";
        if (missing is null) return null;
        var built = builtAgainst is { } stamp ? $"is built against contract {stamp} and " : string.Empty;
        return PluginProblem.Incompatible(
            PluginReason.NewerContract,
            $"'{file}' {built}uses {missing}, which this host's contract {ContractVersion.Current} does not have.",
            "Update hbot, or install an earlier version of the plugin.");
    }

    private PluginProblem Missing(string name, Version version, string path) => PluginProblem.Rejected(
        PluginReason.MissingDependency,
        $"'{Path.GetFileName(path)}' needs {name} {version}, which is neither in its folder nor part of .NET.",
        $"Put '{name}.dll' into '{content.Folder}', or install the plugin anew from its package.");

    private static PluginProblem TooOld(PluginFile file, Version version, Version wanted, string by) => PluginProblem.Rejected(
        PluginReason.MissingDependency,
        $"'{Path.GetFileName(by)}' needs {Path.GetFileNameWithoutExtension(file.Path)} {wanted}, but its folder has {version}.",
        "Install the plugin anew from its package.");

    private sealed record Dependency(PluginFile File, Version Wanted, string By);
}

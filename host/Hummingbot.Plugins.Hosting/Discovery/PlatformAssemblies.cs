using System.Collections.Concurrent;

namespace Hummingbot.Plugins.Hosting;

/// <summary>
/// The assemblies that plugins get from .NET itself and from the contract, rather than from their own folder. What the host application
/// happens to use for itself is not among them: a plugin that leaned on that would break with the next host.
/// </summary>
internal static class PlatformAssemblies
{
    /// <summary>Host and plugins must agree on the types of these, so they always come from the host.</summary>
    private static readonly string[] Shared =
    [
        ContractIndex.AssemblyName,
        "Microsoft.Extensions.DependencyInjection.Abstractions",
        "Microsoft.Extensions.Logging.Abstractions",
    ];

    private static readonly Dictionary<string, string> Paths = ReadPaths();
    private static readonly ConcurrentDictionary<string, Version?> Versions = new(StringComparer.OrdinalIgnoreCase);
    private static readonly Version RuntimeMajor = new(Environment.Version.Major, 0, 0, 0);

    /// <summary>Whether .NET, or the contract, has the assembly in this version or a higher one.</summary>
    public static bool Provides(string name, Version? version)
    {
        foreach (var shared in Shared)
            if (string.Equals(shared, name, StringComparison.OrdinalIgnoreCase))
                return true;
        if (!Paths.TryGetValue(name, out var path)) return false;
        // Opening the file is spared for every reference to this framework's own version or an older one.
        if (version is null || version <= RuntimeMajor) return true;
        return Versions.GetOrAdd(name, static (_, file) => System.Reflection.AssemblyName.GetAssemblyName(file).Version, path) is { } own
            && own >= version;
    }

    private static Dictionary<string, string> ReadPaths()
    {
        var paths = new Dictionary<string, string>(400, StringComparer.OrdinalIgnoreCase);
        var list = AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? string.Empty;
        var application = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location) ?? string.Empty;
        // A self-contained application keeps .NET in its own folder, and the two cannot be told apart.
        var selfContained = framework.Length == 0 || string.Equals(framework, application, StringComparison.Ordinal);
        var ownFiles = new List<string>();
        var folders = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in list.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            var folder = Path.GetDirectoryName(path)!;
            if (!selfContained && string.Equals(folder, application, StringComparison.Ordinal))
            {
                ownFiles.Add(path);
                continue;
            }

            folders.Add(folder);
            paths[Path.GetFileNameWithoutExtension(path)] = path;
        }

        // An application may carry a newer build of an assembly that its framework has too; that one is used then.
        foreach (var path in ownFiles)
            foreach (var folder in folders)
                if (File.Exists(Path.Combine(folder, Path.GetFileName(path))))
                    paths[Path.GetFileNameWithoutExtension(path)] = path;
        return paths;
    }
}

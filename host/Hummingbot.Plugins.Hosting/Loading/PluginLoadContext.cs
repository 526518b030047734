using System.Reflection;
using System.Runtime.Loader;

namespace Hummingbot.Plugins.Hosting;

/// <summary>
/// Where one plugin's code lives. The contract and what .NET provides come from the host; everything else from the plugin's own folder,
/// so that two plugins may use different versions of the same library.
/// </summary>
internal sealed class PluginLoadContext : AssemblyLoadContext
{
    private readonly string _folder;
    private readonly string _entryAssembly;
    private readonly bool _differsByPlatform;
    private readonly Lazy<AssemblyDependencyResolver?> _resolver;

    /// <summary>Creates a context.</summary>
    /// <param name="entryAssembly">The full path of the assembly with the plugin class.</param>
    /// <param name="differsByPlatform">Whether the folder has a <c>runtimes</c> folder.</param>
    /// <param name="collectible">Whether it can be unloaded. Costs precompiled code: everything is compiled on first use then.</param>
    public PluginLoadContext(string entryAssembly, bool differsByPlatform, bool collectible)
        : base(Path.GetFileNameWithoutExtension(entryAssembly), collectible)
    {
        _folder = Path.GetDirectoryName(entryAssembly)!;
        _entryAssembly = entryAssembly;
        _differsByPlatform = differsByPlatform;
        _resolver = new Lazy<AssemblyDependencyResolver?>(CreateResolver);
    }

    /// <summary>Loads the plugin's entry assembly.</summary>
    public Assembly LoadEntryAssembly() => LoadFromAssemblyPath(_entryAssembly);

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var name = assemblyName.Name;
        if (name is null || PlatformAssemblies.Provides(name, assemblyName.Version)) return null;
        // Reading the dependency file takes longer than loading a plugin of ordinary size. It is needed only where one name may stand
        // for several files.
        if (!_differsByPlatform && Find(assemblyName.CultureName, name) is { } own) return LoadFromAssemblyPath(own);
        return _resolver.Value?.ResolveAssemblyToPath(assemblyName) is { } resolved ? LoadFromAssemblyPath(resolved)
            : _differsByPlatform && Find(assemblyName.CultureName, name) is { } fallback ? LoadFromAssemblyPath(fallback)
            : null;
    }

    /// <inheritdoc/>
    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        if (_resolver.Value?.ResolveUnmanagedDllToPath(unmanagedDllName) is { } resolved) return LoadUnmanagedDllFromPath(resolved);
        ReadOnlySpan<string> names = OperatingSystem.IsWindows()
            ? [unmanagedDllName, unmanagedDllName + ".dll"]
            : OperatingSystem.IsMacOS()
                ? [unmanagedDllName, "lib" + unmanagedDllName + ".dylib", unmanagedDllName + ".dylib"]
                : [unmanagedDllName, "lib" + unmanagedDllName + ".so", unmanagedDllName + ".so"];
        foreach (var name in names)
        {
            // A name may be a path; only files of the plugin's own folder are meant here.
            var path = Path.Combine(_folder, Path.GetFileName(name));
            if (File.Exists(path)) return LoadUnmanagedDllFromPath(path);
        }

        return 0;
    }

    private string? Find(string? culture, string name)
    {
        var path = string.IsNullOrEmpty(culture)
            ? Path.Combine(_folder, name + ".dll")
            : Path.Combine(_folder, culture, name + ".dll");
        return File.Exists(path) ? path : null;
    }

    // It refuses a folder whose dependency file lists something that is not there, needed or not. What is needed has been checked.
    private AssemblyDependencyResolver? CreateResolver()
    {
        try
        {
            return new AssemblyDependencyResolver(_entryAssembly);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}

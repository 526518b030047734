using System.Reflection;
using System.Runtime.Loader;

namespace Hummingbot.Plugins.Benchmarks;

/// <summary>The least that keeps a plugin's libraries its own: what the .NET documentation shows.</summary>
internal sealed class BareContext(string entryAssembly) : AssemblyLoadContext
{
    private readonly AssemblyDependencyResolver _resolver = new(entryAssembly);

    protected override Assembly? Load(AssemblyName assemblyName) =>
        _resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;
}

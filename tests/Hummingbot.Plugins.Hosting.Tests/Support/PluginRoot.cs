using System.Reflection;
using System.Text;

namespace Hummingbot.Plugins.Hosting.Tests;

/// <summary>A plugin directory of a test's own, filled with copies of built fixtures.</summary>
internal sealed class PluginRoot : IDisposable
{
    private static readonly string[] Needed = ["*.dll", "*.deps.json"];

    public string Path { get; } = Directory.CreateTempSubdirectory("plugin-root-").FullName;

    /// <summary>The DLL or folder that the build made of a project.</summary>
    public static string Output(string project) => System.IO.Path.Combine(Metadata("BuildOutput"), project, Metadata("BuildPivot"));

    public string Folder(string name) => System.IO.Path.Combine(Path, name);

    public string File(string folder, string file) => System.IO.Path.Combine(Path, folder, file);

    /// <summary>Copies what a build made of a fixture, without what only debuggers read.</summary>
    public string Add(string project, string? folder = null)
    {
        var target = Directory.CreateDirectory(Folder(folder ?? project)).FullName;
        foreach (var pattern in Needed)
            foreach (var file in Directory.GetFiles(Output(project), pattern))
                System.IO.File.Copy(file, System.IO.Path.Combine(target, System.IO.Path.GetFileName(file)), overwrite: true);
        return target;
    }

    /// <summary>Adds the behaving fixture as exchange <c>fixture_NN</c>.</summary>
    public string AddFixture(string exchange, string behaviour = "", string? folder = null)
    {
        folder ??= exchange;
        var target = Add("Fixture", folder);
        Patch(folder, "Fixture.dll", "fixture_00", exchange);
        if (behaviour.Length > 0) Behave(folder, behaviour);
        return target;
    }

    /// <summary>Writes the behaviour file of a fixture; lines are separated by semicolons.</summary>
    public void Behave(string folder, string behaviour)
    {
        // In one step, as who watches the folder must not see half of it.
        var written = System.IO.Path.GetTempFileName();
        System.IO.File.WriteAllText(written, behaviour.Replace(';', '\n'));
        System.IO.File.Move(written, File(folder, "behaviour.txt"), overwrite: true);
    }

    /// <summary>Takes over a plugin folder of another root, in one step.</summary>
    public void MoveFrom(PluginRoot other, string folder) => Directory.Move(other.Folder(folder), Folder(folder));

    /// <summary>Whether a plugin has come to where its behaviour tells of.</summary>
    public bool HasReached(string folder, string what) => System.IO.File.Exists(File(folder, $"{what}.reached"));

    /// <summary>Replaces every occurrence of a text in a file by another of the same length.</summary>
    public void Patch(string folder, string file, string from, string to, bool utf16 = false)
    {
        Assert.Equal(from.Length, to.Length);
        var path = File(folder, file);
        var bytes = System.IO.File.ReadAllBytes(path);
        // Metadata is UTF-8, string literals are UTF-16.
        var encoding = utf16 ? Encoding.Unicode : Encoding.UTF8;
        var (old, next) = (encoding.GetBytes(from), encoding.GetBytes(to));
        var found = 0;
        for (var i = bytes.AsSpan().IndexOf(old); i >= 0; i = bytes.AsSpan().IndexOf(old))
        {
            next.CopyTo(bytes, i);
            found++;
            if (from == to) break;
        }

        Assert.True(found > 0, $"'{from}' does not occur in {file}.");
        // In a new file, as an installer would do it: the old one may be in use.
        System.IO.File.Delete(path);
        System.IO.File.WriteAllBytes(path, bytes);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static string Metadata(string key) =>
        typeof(PluginRoot).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == key).Value!;
}

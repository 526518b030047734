using System.Diagnostics.CodeAnalysis;
using System.IO.Enumeration;

namespace Hummingbot.Plugins.Hosting;

/// <summary>The files of a plugin folder: bounded in number and depth, and none reached through a link that leads out.</summary>
internal sealed class PluginFolderContent
{
    private const int MaxFiles = 4_096;
    private const int MaxDepth = 16;

    private static readonly EnumerationOptions Everything = new()
    {
        AttributesToSkip = 0,
        IgnoreInaccessible = false,
        RecurseSubdirectories = true,
        MaxRecursionDepth = MaxDepth,
        ReturnSpecialDirectories = false,
    };

    private readonly Dictionary<string, PluginFile> _assemblies = new(StringComparer.OrdinalIgnoreCase);

    private PluginFolderContent(string folder) => Folder = folder;

    /// <summary>The folder's full path, with a link to it followed.</summary>
    public string Folder { get; }

    /// <summary>Every file, in no particular order.</summary>
    public List<PluginFile> Files { get; } = [];

    /// <summary>The files named <c>*.dll</c> directly in the folder.</summary>
    public List<PluginFile> RootAssemblies { get; } = [];

    /// <summary>The files named <c>*.deps.json</c> directly in the folder.</summary>
    public List<PluginFile> DependencyFiles { get; } = [];

    /// <summary>Whether files may differ by platform, so that the dependency file has to be asked for each.</summary>
    public bool HasRuntimesFolder { get; private set; }

    /// <summary>The DLL of an assembly by its simple name; one directly in the folder wins over one below it.</summary>
    public bool TryGetAssembly(string simpleName, [NotNullWhen(true)] out PluginFile? file) => _assemblies.TryGetValue(simpleName, out file);

    /// <summary>Lists a folder.</summary>
    /// <exception cref="PluginProblemException">It has too many files, or a link leads out of it.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be read.</exception>
    public static PluginFolderContent Read(string folder)
    {
        var info = new DirectoryInfo(folder);
        var real = info.LinkTarget is null ? info.FullName : info.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
        var content = new PluginFolderContent(real);
        var entries = new FileSystemEnumerable<PluginFile>(real, static (ref FileSystemEntry entry) => PluginFile.From(ref entry), Everything)
        {
            ShouldIncludePredicate = static (ref FileSystemEntry entry) =>
                !entry.IsDirectory || (entry.Attributes & FileAttributes.ReparsePoint) != 0,
            ShouldRecursePredicate = static (ref FileSystemEntry entry) => (entry.Attributes & FileAttributes.ReparsePoint) == 0,
        };
        foreach (var file in entries) content.Add(file);
        return content;
    }

    private void Add(PluginFile file)
    {
        if (Files.Count == MaxFiles)
            throw new PluginProblemException(PluginProblem.Rejected(
                PluginReason.TooLarge,
                $"The folder holds more than {MaxFiles} files.",
                "Keep only what the plugin needs in its folder."));
        if (file.IsLink) RefuseEscape(file);
        Files.Add(file);

        var inRoot = file.Path.AsSpan(Folder.Length).TrimStart(Path.DirectorySeparatorChar).IndexOf(Path.DirectorySeparatorChar) < 0;
        if (!inRoot && !HasRuntimesFolder)
            HasRuntimesFolder = file.Path.AsSpan(Folder.Length + 1).StartsWith("runtimes" + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        if (file.Path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
        {
            var simpleName = Path.GetFileNameWithoutExtension(file.Path);
            if (inRoot) _assemblies[simpleName] = file;
            else _assemblies.TryAdd(simpleName, file);
            if (inRoot) RootAssemblies.Add(file);
        }
        else if (inRoot && file.Path.EndsWith(".deps.json", StringComparison.OrdinalIgnoreCase))
        {
            DependencyFiles.Add(file);
        }
    }

    private void RefuseEscape(PluginFile link)
    {
        var target = new FileInfo(link.Path).ResolveLinkTarget(returnFinalTarget: true);
        if (target is null || !target.Exists)
            throw new PluginProblemException(PluginProblem.Rejected(
                PluginReason.Unreadable,
                $"'{link.Path}' is a link to something that is not there.",
                "Replace the link with the file itself."));
        if (target.FullName.StartsWith(Folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)) return;
        throw new PluginProblemException(PluginProblem.Rejected(
            PluginReason.EscapingLink,
            $"'{link.Path}' is a link to '{target.FullName}', outside the plugin's folder.",
            "Replace the link with a copy of the file."));
    }
}

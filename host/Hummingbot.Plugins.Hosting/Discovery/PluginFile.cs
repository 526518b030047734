using System.IO.Enumeration;

namespace Hummingbot.Plugins.Hosting;

/// <summary>A file of a plugin folder, or a folder. The length is that of the link itself where it is one.</summary>
/// <remarks>A class, because collections of the host's own value types would have to be compiled anew at every start.</remarks>
internal sealed record PluginFile(string Path, long Length, bool IsLink, bool IsDirectory)
{
    public static PluginFile From(ref FileSystemEntry entry)
    {
        var isLink = (entry.Attributes & FileAttributes.ReparsePoint) != 0;
        return new PluginFile(entry.ToFullPath(), entry.IsDirectory ? 0 : entry.Length, isLink, entry.IsDirectory);
    }
}

using Microsoft.Extensions.Logging;

namespace Hummingbot.Plugins.Hosting;

/// <summary>
/// Copies of plugin folders to load from, so that the originals may be overwritten while in use. A path that this process has loaded from
/// before is always copied: the runtime would go on using what it has in memory for that path.
/// </summary>
internal sealed partial class ShadowFolder(ILogger logger) : IDisposable
{
    private static readonly HashSet<string> Loaded = new(StringComparer.Ordinal);

    private readonly Lock _gate = new();
    private string? _root;
    private int _count;

    /// <summary>Whether nothing in this process has been loaded from the folder before; it counts as loaded from then on.</summary>
    public static bool IsFirstLoadOf(string folder)
    {
        lock (Loaded) return Loaded.Add(folder);
    }

    /// <summary>Copies a plugin's files.</summary>
    /// <returns>The folder of the copy.</returns>
    public string Copy(PluginFolderContent content, string exchange)
    {
        string target;
        lock (_gate)
        {
            _root ??= Directory.CreateTempSubdirectory("hummingbot-plugins-").FullName;
            target = Path.Combine(_root, $"{exchange}-{++_count}");
        }

        foreach (var file in content.Files)
        {
            var copy = Path.Combine(target, Path.GetRelativePath(content.Folder, file.Path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            // A link to a folder of the plugin's own cannot be copied as a file; what it holds is copied in its place anyway.
            if (file.IsLink && Directory.Exists(file.Path)) continue;
            // Nothing without a length is opened: it may be a pipe that never answers.
            if (file.Length == 0 && !file.IsLink) File.Create(copy).Dispose();
            else File.Copy(file.Path, copy);
        }

        return target;
    }

    /// <summary>Deletes all copies, as far as the system lets go of them.</summary>
    public void Dispose()
    {
        if (_root is null) return;
        try
        {
            Directory.Delete(_root, recursive: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            LogNotDeleted(_root, failure.Message);
        }
    }

    [LoggerMessage(LogLevel.Debug, "The copies of plugins in {Folder} could not be deleted: {Reason}")]
    private partial void LogNotDeleted(string folder, string reason);
}

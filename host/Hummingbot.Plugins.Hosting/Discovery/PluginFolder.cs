namespace Hummingbot.Plugins.Hosting;

/// <summary>Looks at a single plugin folder, wherever it lies: before it is installed, or to check one's own build.</summary>
public static class PluginFolder
{
    /// <summary>Reads the folder's files and reaches a verdict, without running a line of the plugin's code.</summary>
    /// <param name="path">The folder.</param>
    /// <returns><see cref="PluginState.Discovered"/> when it is in order; else <see cref="PluginState.Rejected"/> or
    /// <see cref="PluginState.Incompatible"/> with the reason. Lock, duplicates and the operator's wishes are not considered.</returns>
    public static PluginStatus Inspect(string path)
    {
        var inspection = PluginInspector.Inspect(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
        return new PluginStatus
        {
            Folder = inspection.Folder,
            State = inspection.Problem?.State ?? PluginState.Discovered,
            Name = inspection.Name,
            Version = inspection.Version,
            Contract = inspection.Contract,
            EntryAssembly = inspection.EntryAssembly,
            ReasonCode = inspection.Problem?.Code ?? PluginReason.None,
            Reason = inspection.Problem?.Reason,
            Remedy = inspection.Problem?.Remedy,
        };
    }
}

using Hummingbot.Plugins.Host.CommandLine;
using Hummingbot.Plugins.Hosting;

namespace Hummingbot.Plugins.Host.Hosting;

/// <summary>Where plugins, lock file and run-time data are: the command line first, then the configuration, then the defaults.</summary>
/// <param name="PluginDirectories">The directories of plugin folders, absolute.</param>
/// <param name="LockFile">The lock file, absolute.</param>
/// <param name="DataDirectory">The folder for run-time data, absolute.</param>
internal sealed record HostPaths(IReadOnlyList<string> PluginDirectories, string LockFile, string DataDirectory)
{
    private const string LockFileName = "plugins.lock.json";

    /// <summary>Settles the paths.</summary>
    public static HostPaths Create(HostConfiguration configuration, GlobalSettings settings)
    {
        var current = Environment.CurrentDirectory;
        IReadOnlyList<string> directories = settings.PluginDirectories.Count > 0
            ? [.. settings.PluginDirectories.Select(named => Path.TrimEndingDirectorySeparator(Path.GetFullPath(named, current))).Distinct()]
            : configuration.PluginDirectories;

        // The lock belongs to the configuration: both are kept together, under version control.
        var folder = configuration.FilePath is { } file ? Path.GetDirectoryName(Path.GetFullPath(file, current))! : current;
        return new HostPaths(directories, Path.Combine(folder, LockFileName), DataDirectoryOf(configuration, settings, current));
    }

    private static string DataDirectoryOf(HostConfiguration configuration, GlobalSettings settings, string current)
    {
        if (settings.DataDirectory is { } named) return Path.GetFullPath(named, current);
        if (configuration.Locations.ContainsKey("$.dataDirectory")) return configuration.DataDirectory;
        var user = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return user.Length > 0 ? Path.Combine(user, "hbot") : configuration.DataDirectory;
    }
}

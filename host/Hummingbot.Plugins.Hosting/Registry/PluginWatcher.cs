using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Hummingbot.Plugins.Hosting;

/// <summary>Watches the plugin directories and asks for a new look at each plugin folder once it has been quiet for a while.</summary>
internal sealed partial class PluginWatcher : IAsyncDisposable
{
    private readonly PluginHostOptions _options;
    private readonly Func<string, CancellationToken, Task> _rescan;
    private readonly ILogger _logger;
    private readonly List<FileSystemWatcher> _watchers = [];
    private readonly Dictionary<string, ITimer> _timers = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private readonly Channel<string> _changed = Channel.CreateUnbounded<string>(new UnboundedChannelOptions { SingleReader = true });
    private readonly CancellationTokenSource _stopping = new();
    private Task _loop = Task.CompletedTask;
    private bool _disposed;

    private PluginWatcher(PluginHostOptions options, Func<string, CancellationToken, Task> rescan, ILogger logger)
    {
        _options = options;
        _rescan = rescan;
        _logger = logger;
    }

    /// <summary>Begins to watch the directories that exist.</summary>
    public static PluginWatcher Start(PluginHostOptions options, Func<string, CancellationToken, Task> rescan, ILogger logger)
    {
        var watcher = new PluginWatcher(options, rescan, logger);
        watcher._loop = Task.Run(watcher.RunAsync);
        foreach (var directory in options.PluginDirectories)
            watcher.Watch(Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory)));
        return watcher;
    }

    /// <summary>Stops watching; a look that is under way is ended first.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            if (_disposed) return;
            _disposed = true;
            foreach (var timer in _timers.Values) timer.Dispose();
            _timers.Clear();
        }

        foreach (var watcher in _watchers) watcher.Dispose();
        _changed.Writer.TryComplete();
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _loop.ConfigureAwait(false);
        _stopping.Dispose();
    }

    private void Watch(string root)
    {
        if (!Directory.Exists(root)) return;
        var watcher = new FileSystemWatcher(root)
        {
            IncludeSubdirectories = true,
            NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
        };
        watcher.Changed += (_, change) => Touch(root, change.FullPath);
        watcher.Created += (_, change) => Touch(root, change.FullPath);
        watcher.Deleted += (_, change) => Touch(root, change.FullPath);
        watcher.Renamed += (_, change) =>
        {
            Touch(root, change.OldFullPath);
            Touch(root, change.FullPath);
        };
        watcher.Error += (_, error) =>
        {
            // Changes were lost, so every folder may have changed.
            LogLost(root, error.GetException().Message);
            TouchAll(root);
        };
        try
        {
            watcher.EnableRaisingEvents = true;
            _watchers.Add(watcher);
        }
        catch (IOException failure)
        {
            LogNotWatched(root, failure.Message);
            watcher.Dispose();
        }
    }

    private void TouchAll(string root)
    {
        try
        {
            foreach (var folder in Directory.EnumerateDirectories(root)) Touch(root, folder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            LogNotWatched(root, failure.Message);
        }
    }

    private void Touch(string root, string path)
    {
        var relative = Path.GetRelativePath(root, path);
        var end = relative.IndexOf(Path.DirectorySeparatorChar, StringComparison.Ordinal);
        var name = end < 0 ? relative : relative[..end];
        if (name.StartsWith('.')) return;
        var folder = Path.Combine(root, name);
        lock (_gate)
        {
            if (_disposed) return;
            if (_timers.TryGetValue(folder, out var timer))
                timer.Change(_options.WatchQuietPeriod, Timeout.InfiniteTimeSpan);
            else
                _timers[folder] = _options.TimeProvider.CreateTimer(
                    _ => _changed.Writer.TryWrite(folder), null, _options.WatchQuietPeriod, Timeout.InfiniteTimeSpan);
        }
    }

    private async Task RunAsync()
    {
        try
        {
            await foreach (var folder in _changed.Reader.ReadAllAsync(_stopping.Token).ConfigureAwait(false))
            {
                try
                {
                    await _rescan(folder, _stopping.Token).ConfigureAwait(false);
                }
                catch (Exception failure) when (failure is not (OperationCanceledException or ObjectDisposedException))
                {
                    // The other folders are still to be watched.
                    LogRescan(folder, failure.Message);
                }
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The end that DisposeAsync asks for.
        }
        catch (ObjectDisposedException)
        {
            // The registry went first.
        }
    }

    [LoggerMessage(LogLevel.Warning, "Changes in {Directory} were missed ({Reason}); every plugin there is looked at again")]
    private partial void LogLost(string directory, string reason);

    [LoggerMessage(LogLevel.Warning, "{Directory} cannot be watched: {Reason} Reload plugins there by hand")]
    private partial void LogNotWatched(string directory, string reason);

    [LoggerMessage(LogLevel.Warning, "{Folder} has changed but could not be looked at: {Reason}")]
    private partial void LogRescan(string folder, string reason);
}

namespace Hummingbot.Plugins.Hosting;

/// <summary>One look through the plugin directories, without running any of the plugins' code.</summary>
internal sealed class PluginDiscovery
{
    private readonly PluginHostOptions _options;
    private readonly PluginLockFile _lockFile;
    private readonly PluginVerdict _verdict;
    private readonly List<string> _folders;
    private readonly List<PluginInspection> _problems;
    private readonly PluginInspection[] _inspections;
    private readonly PluginStatus[] _statuses;

    /// <summary>Lists the plugin directories.</summary>
    public PluginDiscovery(PluginHostOptions options, PluginLockFile lockFile, PluginVerdict verdict)
    {
        _options = options;
        _lockFile = lockFile;
        _verdict = verdict;
        (_folders, _problems) = PluginFolders.List(options.PluginDirectories);
        _inspections = new PluginInspection[_folders.Count];
        _statuses = new PluginStatus[_folders.Count];
    }

    /// <summary>Inspects each folder by itself. One worker a processor; the work is reading files.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task InspectAsync(CancellationToken cancellationToken)
    {
        var next = -1;
        var workers = new Task[Math.Min(_folders.Count, Environment.ProcessorCount)];
        for (var n = 0; n < workers.Length; n++)
            workers[n] = Task.Run(
                () =>
                {
                    for (var i = Interlocked.Increment(ref next); i < _folders.Count; i = Interlocked.Increment(ref next))
                    {
                        cancellationToken.ThrowIfCancellationRequested();
                        _inspections[i] = PluginInspector.Inspect(_folders[i], _verdict.IsSelected);
                        _statuses[i] = _verdict.Judge(_inspections[i], isContested: false, cancellationToken);
                    }
                },
                cancellationToken);
        return workers.Length == 0 ? Task.CompletedTask : Task.WhenAll(workers);
    }

    /// <summary>Settles what concerns more than one folder, and reaches a verdict on each.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    public List<FoundPlugin> Conclude(CancellationToken cancellationToken)
    {
        var claims = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < _inspections.Length; i++)
        {
            if (_inspections[i].Name is not { } name) continue;
            if (claims.TryGetValue(name, out var list)) list.Add(i);
            else claims[name] = [i];
        }

        foreach (var claim in claims.Values)
        {
            if (claim.Count == 1) continue;
            // Which of them is the locked one decides, also where it would not have been loaded.
            foreach (var i in claim)
                if (_statuses[i].Lock == LockVerdict.NotCompared)
                    _statuses[i] = _verdict.Judge(_inspections[i], isContested: true, cancellationToken);
            Settle(claim, _statuses);
        }

        var found = new List<FoundPlugin>(_inspections.Length + _problems.Count);
        for (var i = 0; i < _inspections.Length; i++) found.Add(new FoundPlugin(_inspections[i], _statuses[i]));
        foreach (var problem in _problems)
            found.Add(new FoundPlugin(problem, _verdict.Judge(problem, isContested: false, cancellationToken)));
        if (_options.RequireLocked) AddMissing(found, claims);
        return found;
    }

    // An impostor must not win by its folder's name, so nobody wins, unless the lock tells which one is meant. A folder that is refused for a
    // flaw of its own cannot win either, and so takes part in no contest; one that was only altered since it was locked does.
    private static void Settle(List<int> claim, PluginStatus[] statuses)
    {
        var rivals = claim.FindAll(i => statuses[i].State is PluginState.Discovered || statuses[i].ReasonCode == PluginReason.Modified);
        if (rivals.Count < 2) return;
        var locked = rivals.FindAll(i => statuses[i].Lock == LockVerdict.Locked);
        foreach (var i in rivals)
        {
            if (locked.Count == 1)
            {
                if (i != locked[0]) statuses[i] = PluginVerdict.Superseded(statuses[i], statuses[locked[0]].Folder!);
                continue;
            }

            var other = rivals[0] == i ? rivals[1] : rivals[0];
            statuses[i] = PluginVerdict.Contested(statuses[i], statuses[other].Folder!);
        }
    }

    private void AddMissing(List<FoundPlugin> found, Dictionary<string, List<int>> claims)
    {
        foreach (var (exchange, entry) in _lockFile.Entries)
        {
            if (claims.ContainsKey(exchange) || !_verdict.IsSelected(exchange)) continue;
            var inspection = new PluginInspection { Folder = string.Empty, Name = exchange };
            found.Add(new FoundPlugin(inspection, new PluginStatus
            {
                Folder = null,
                Name = exchange,
                Version = entry.Version,
                State = PluginState.Rejected,
                ReasonCode = PluginReason.LockedButMissing,
                Reason = $"'{exchange}' {entry.Version} is locked, but no plugin directory has it.",
                Remedy = $"Install it, or remove `plugins.{exchange}` from the lock file.",
                Lock = LockVerdict.NotCompared,
            }));
        }
    }
}

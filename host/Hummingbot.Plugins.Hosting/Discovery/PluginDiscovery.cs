namespace Hummingbot.Plugins.Hosting;

/// <summary>Finds all plugins and reaches a verdict on each, without running any of their code.</summary>
internal static class PluginDiscovery
{
    /// <summary>Looks through the plugin directories.</summary>
    public static async Task<List<FoundPlugin>> RunAsync(
        PluginHostOptions options, PluginLockFile lockFile, PluginVerdict verdict, CancellationToken cancellationToken)
    {
        var (folders, problems) = PluginFolders.List(options.PluginDirectories);
        var inspections = new PluginInspection[folders.Count];
        await ForEachAsync(folders.Count, i =>
        {
            inspections[i] = PluginInspector.Inspect(folders[i], verdict.IsSelected);
            return Task.CompletedTask;
        }, cancellationToken).ConfigureAwait(false);

        var claims = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < inspections.Length; i++)
        {
            if (inspections[i].Name is not { } name) continue;
            if (claims.TryGetValue(name, out var list)) list.Add(i);
            else claims[name] = [i];
        }

        var statuses = new PluginStatus[inspections.Length];
        await ForEachAsync(inspections.Length, async i =>
        {
            var isContested = inspections[i].Name is { } name && claims[name].Count > 1;
            statuses[i] = await verdict.JudgeAsync(inspections[i], isContested, cancellationToken).ConfigureAwait(false);
        }, cancellationToken).ConfigureAwait(false);
        foreach (var claim in claims.Values)
            if (claim.Count > 1)
                Settle(claim, statuses);

        var found = new List<FoundPlugin>(inspections.Length + problems.Count);
        for (var i = 0; i < inspections.Length; i++) found.Add(new FoundPlugin(inspections[i], statuses[i]));
        foreach (var problem in problems)
            found.Add(new FoundPlugin(problem, await verdict.JudgeAsync(problem, isContested: false, cancellationToken).ConfigureAwait(false)));
        if (options.RequireLocked) AddMissing(found, lockFile, verdict, claims);
        return found;
    }

    // One worker a processor; the work is reading files.
    private static Task ForEachAsync(int count, Func<int, Task> work, CancellationToken cancellationToken)
    {
        var next = -1;
        var workers = new Task[Math.Min(count, Environment.ProcessorCount)];
        for (var n = 0; n < workers.Length; n++)
            workers[n] = Task.Run(
                async () =>
                {
                    for (var i = Interlocked.Increment(ref next); i < count; i = Interlocked.Increment(ref next))
                    {
                        cancellationToken.ThrowIfCancellationRequested();
                        await work(i).ConfigureAwait(false);
                    }
                },
                cancellationToken);
        return Task.WhenAll(workers);
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

    private static void AddMissing(
        List<FoundPlugin> found, PluginLockFile lockFile, PluginVerdict verdict, Dictionary<string, List<int>> claims)
    {
        foreach (var (exchange, entry) in lockFile.Entries)
        {
            if (claims.ContainsKey(exchange) || !verdict.IsSelected(exchange)) continue;
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

namespace Hummingbot.Plugins.Hosting;

/// <summary>Decides from an inspection, the lock and the operator's wishes whether a plugin may be loaded.</summary>
internal sealed class PluginVerdict(PluginHostOptions options, PluginLockFile lockFile, PluginSupervision supervision, PluginSelection selection)
{
    /// <summary>Whether a plugin of this name might be loaded, so that its content is worth looking at.</summary>
    public bool IsSelected(string exchange) => selection.IsSelected(exchange);

    /// <summary>The status that follows. <see cref="PluginState.Discovered"/> without a reason means that it may be loaded.</summary>
    /// <param name="inspection">What the files say.</param>
    /// <param name="isContested">Whether another folder claims the same exchange name.</param>
    /// <param name="cancellationToken">Ends the reading of files.</param>
    public PluginStatus Judge(PluginInspection inspection, bool isContested, CancellationToken cancellationToken)
    {
        var status = new PluginStatus
        {
            Folder = inspection.Folder,
            State = PluginState.Discovered,
            Name = inspection.Name,
            Version = inspection.Version,
            Contract = inspection.Contract,
            EntryAssembly = inspection.EntryAssembly,
        };
        if (inspection.Name is { } name && lockFile.Entries.TryGetValue(name, out var entry))
            status = isContested || (inspection.Problem is null && IsSelected(name))
                ? Compare(status, inspection, entry, cancellationToken)
                : status with { Lock = LockVerdict.NotCompared };
        return FindProblem(status, inspection) is { } problem ? With(status, problem) : status;
    }

    /// <summary>The status of a plugin whose name another folder claims too.</summary>
    public static PluginStatus Contested(PluginStatus status, string otherFolder) => With(status, PluginProblem.Rejected(
        PluginReason.DuplicateName,
        $"Exchange '{status.Name}' is claimed by two folders: '{status.Folder}' and '{otherFolder}'. Neither is trusted over the other.",
        "Remove the one that you do not trust. Once the other is locked, no copy can take its place."));

    /// <summary>The status of a plugin whose name another folder has by right of the lock.</summary>
    public static PluginStatus Superseded(PluginStatus status, string lockedFolder) => With(status, PluginProblem.Rejected(
        PluginReason.DuplicateName,
        $"Exchange '{status.Name}' is locked to the content of '{lockedFolder}'.",
        $"Remove '{status.Folder}'."));

    private static PluginStatus With(PluginStatus status, PluginProblem problem) => status with
    {
        State = problem.State,
        ReasonCode = problem.Code,
        Reason = problem.Reason,
        Remedy = problem.Remedy,
    };

    private static PluginStatus Compare(
        PluginStatus status, PluginInspection inspection, PluginLockEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            var hash = ContentHash.Compute(inspection.Content!, cancellationToken);
            var isSame = string.Equals(hash, entry.Content, StringComparison.Ordinal);
            return status with { ContentHash = hash, Lock = isSame ? LockVerdict.Locked : LockVerdict.Modified };
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // What cannot be read cannot be shown to be what was locked.
            return status with { Lock = LockVerdict.Modified };
        }
    }

    private PluginProblem? FindProblem(PluginStatus status, PluginInspection inspection)
    {
        if (inspection.Problem is { } found) return found;
        var name = inspection.Name!;
        if (selection.IsDisabled(name))
            return new PluginProblem(
                PluginState.Disabled,
                PluginReason.DisabledByOperator,
                "The operator has disabled it.",
                $"Set `plugins.{name}.enabled` to true in plugins.json to turn it on.");
        if (status.Lock == LockVerdict.Modified)
            return PluginProblem.Rejected(
                PluginReason.Modified,
                $"The content of '{inspection.Folder}' differs from what was locked for '{name}'.",
                $"Install the locked version anew; or, if you made the change, approve it with `hbot plugins verify {name} --write-lock`.");
        if (options.RequireLocked && status.Lock == LockVerdict.Unlocked)
            return PluginProblem.Rejected(
                PluginReason.NotLocked,
                $"'{name}' is not locked, and only locked plugins may load.",
                $"Approve its content with `hbot plugins verify {name} --write-lock`, or run without --locked.");
        if (supervision.FindQuarantine(name) is { } quarantine) return quarantine;
        return IsSelected(name)
            ? null
            : new PluginProblem(
                PluginState.Discovered,
                PluginReason.NotSelected,
                "It was not selected for this run.",
                $"Add '{name}' to the exchanges of this run.");
    }
}

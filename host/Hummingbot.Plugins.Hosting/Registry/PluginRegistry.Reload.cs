namespace Hummingbot.Plugins.Hosting;

/// <content>Taking over what a plugin's folder holds now. Everything here runs inside the gate, but for the watcher's call.</content>
public sealed partial class PluginRegistry
{
    private async Task RefreshAsync(PluginSlot slot, CancellationToken cancellationToken)
    {
        if (slot.Status.Folder is null) return;
        var (inspection, status) = await JudgeFolderAsync(slot, cancellationToken).ConfigureAwait(false);
        slot.Inspection = inspection;
        slot.Take(status);
    }

    private async Task<(PluginInspection Inspection, PluginStatus Status)> JudgeFolderAsync(PluginSlot slot, CancellationToken cancellationToken)
    {
        var verdict = VerdictBy(ReadLock());
        PluginSlot? rival = null;
        var (inspection, status) = await Task.Run(
            () =>
            {
                var found = PluginInspector.Inspect(slot.Inspection.Folder, verdict.IsSelected);
                rival = found.Name is { } name ? _slots.Find(other => other != slot && IsRival(other.Status, name)) : null;
                return (found, verdict.Judge(found, rival is not null, cancellationToken));
            },
            cancellationToken).ConfigureAwait(false);
        if (rival is not null && MayLoad(status) && status.Lock != LockVerdict.Locked)
            status = PluginVerdict.Contested(status, rival.Status.Folder!);
        return (inspection, status);
    }

    // A folder that is refused for a flaw of its own cannot take the name.
    private static bool IsRival(PluginStatus status, string name) =>
        status.Folder is not null
        && string.Equals(status.Name, name, StringComparison.Ordinal)
        && (status.State is not (PluginState.Rejected or PluginState.Incompatible)
            || status.ReasonCode is PluginReason.Modified or PluginReason.DuplicateName);

    // Starts what the folder holds now, and only then stops what runs.
    private async Task ReplaceAsync(PluginSlot slot, CancellationToken cancellationToken)
    {
        if (slot.Status.Folder is null) return;
        // Two sandboxes of one exchange may want the same port.
        if (slot.Sandbox is not null) await StopAsync(slot, PluginState.Discovered).ConfigureAwait(false);
        var (inspection, status) = await JudgeFolderAsync(slot, cancellationToken).ConfigureAwait(false);
        var old = slot.Handle;
        if (!MayLoad(status))
        {
            if (old is null)
            {
                slot.Inspection = inspection;
                slot.Take(status);
            }
            else
            {
                KeepOld(slot, status.Reason, status.Remedy);
            }

            return;
        }

        var outcome = await TryStartAsync(inspection).ConfigureAwait(false);
        if (outcome.Plugin is { } started)
        {
            slot.Inspection = inspection;
            slot.Handle = new ExchangeHandle(started, slot, _options);
            slot.Take(status with { State = PluginState.Ready });
            if (slot.Sandbox is { } sandbox) await ReenterSandboxAsync(slot, slot.Handle, sandbox, cancellationToken).ConfigureAwait(false);
            Publish();
            if (old is not null && await old.StopAsync().ConfigureAwait(false) is { } fault) LogStop(old.Name, fault.TypeName, fault.Message);
        }
        else if (old is null)
        {
            slot.Inspection = inspection;
            slot.Take(status);
            Fail(slot, outcome);
        }
        else
        {
            KeepOld(slot, outcome.Problem!.Reason, outcome.Problem.Remedy);
        }
    }

    private async Task ReenterSandboxAsync(PluginSlot slot, ExchangeHandle live, SandboxOptions sandbox, CancellationToken cancellationToken)
    {
        try
        {
            (slot.Handle, _) = await MoveIntoSandboxAsync(slot, live, sandbox, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is ExchangeException or PluginFaultException or ExchangeUnavailableException)
        {
            // Without its sandbox it would reach the venue.
            await StopAsync(slot, PluginState.Discovered).ConfigureAwait(false);
            slot.Apply(
                PluginProblem.Faulted(
                    PluginReason.ReloadFailed,
                    $"Its sandbox could not be started again: {failure.Message}",
                    $"Try again with `hbot plugins enable {live.Name}`."),
                PluginState.Faulted);
        }
    }

    // The operator's new content is no good; what they had still is.
    private static void KeepOld(PluginSlot slot, string? reason, string? remedy) => slot.Update(current => current with
    {
        ReasonCode = PluginReason.ReloadFailed,
        Reason = $"The new content could not be loaded, the earlier one keeps running: {reason}",
        Remedy = remedy,
    });

    // A folder being watched has changed, appeared or gone.
    private async Task RescanAsync(string folder, CancellationToken cancellationToken)
    {
        using (await EnterAsync(cancellationToken).ConfigureAwait(false))
        {
            var slot = _slots.Find(known => string.Equals(known.Inspection.Folder, folder, StringComparison.Ordinal));
            if (!Directory.Exists(folder))
            {
                if (slot is null) return;
                await StopAsync(slot, PluginState.Discovered).ConfigureAwait(false);
                Volatile.Write(ref _slots, _slots.FindAll(known => known != slot));
                Publish();
                return;
            }

            if (slot is null)
            {
                var inspection = new PluginInspection { Folder = folder };
                slot = new PluginSlot(inspection, new PluginStatus { Folder = folder, State = PluginState.Discovered }, _supervision);
                List<PluginSlot> slots = [.. _slots, slot];
                slots.Sort(static (a, b) => string.CompareOrdinal(a.Inspection.Folder, b.Inspection.Folder));
                Volatile.Write(ref _slots, slots);
            }

            // Whoever changes the content means to try again.
            if (slot.Status.Name is { } name) _supervision.Release(name);
            slot.ForgetFaults();
            await ReplaceAsync(slot, cancellationToken).ConfigureAwait(false);
        }
    }
}

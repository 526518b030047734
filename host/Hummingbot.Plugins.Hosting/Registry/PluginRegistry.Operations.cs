namespace Hummingbot.Plugins.Hosting;

/// <content>What an operator does with single plugins while the host runs.</content>
public sealed partial class PluginRegistry
{
    /// <summary>Turns a plugin off: stops it and keeps it from being loaded by this registry.</summary>
    /// <param name="name">The exchange's name.</param>
    /// <param name="cancellationToken">Ends the wait for other operations.</param>
    /// <returns>Its status afterwards.</returns>
    /// <exception cref="UnknownExchangeException">No plugin has that name.</exception>
    public async Task<PluginStatus> DisableAsync(string name, CancellationToken cancellationToken = default)
    {
        using (await EnterAsync(cancellationToken).ConfigureAwait(false))
        {
            await DiscoverInsideAsync(cancellationToken).ConfigureAwait(false);
            var slot = SlotOf(name);
            _selection.Disable(name);
            await StopAsync(slot, PluginState.Disabled).ConfigureAwait(false);
            Publish();
            await RefreshAsync(slot, cancellationToken).ConfigureAwait(false);
            return slot.Status;
        }
    }

    /// <summary>Turns a plugin on: ends its quarantine, forgets its faults, and loads it from its folder as it is now. What was running of it
    /// is replaced.</summary>
    /// <param name="name">The exchange's name.</param>
    /// <param name="cancellationToken">Ends the wait for other operations.</param>
    /// <returns>Its status afterwards: loaded, or why not.</returns>
    /// <exception cref="UnknownExchangeException">No plugin has that name.</exception>
    public async Task<PluginStatus> EnableAsync(string name, CancellationToken cancellationToken = default)
    {
        using (await EnterAsync(cancellationToken).ConfigureAwait(false))
        {
            await DiscoverInsideAsync(cancellationToken).ConfigureAwait(false);
            var slot = SlotOf(name);
            _selection.Enable(name);
            _supervision.Release(name);
            slot.ForgetFaults();
            if (slot.Status.State == PluginState.Quarantined) await StopAsync(slot, PluginState.Discovered).ConfigureAwait(false);
            await ReplaceAsync(slot, cancellationToken).ConfigureAwait(false);
            return slot.Status;
        }
    }

    /// <summary>
    /// Loads a plugin from its folder as it is now, beside what runs of it, and then replaces that. When the new content cannot be
    /// loaded, what runs keeps running and the status says why (<see cref="PluginReason.ReloadFailed"/>).
    /// </summary>
    /// <param name="name">The exchange's name.</param>
    /// <param name="cancellationToken">Ends the wait for other operations.</param>
    /// <returns>Its status afterwards.</returns>
    /// <exception cref="UnknownExchangeException">No plugin has that name.</exception>
    public async Task<PluginStatus> ReloadAsync(string name, CancellationToken cancellationToken = default)
    {
        using (await EnterAsync(cancellationToken).ConfigureAwait(false))
        {
            await DiscoverInsideAsync(cancellationToken).ConfigureAwait(false);
            var slot = SlotOf(name);
            await ReplaceAsync(slot, cancellationToken).ConfigureAwait(false);
            return slot.Status;
        }
    }

    /// <summary>Pins the content that a plugin's folder has now in the lock file.</summary>
    /// <param name="name">The exchange's name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The new entry.</returns>
    /// <exception cref="UnknownExchangeException">No plugin has that name.</exception>
    /// <exception cref="InvalidOperationException">There is no lock file in the options, or no single folder of that name.</exception>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public async Task<PluginLockEntry> LockAsync(string name, CancellationToken cancellationToken = default)
    {
        using (await EnterAsync(cancellationToken).ConfigureAwait(false))
        {
            await DiscoverInsideAsync(cancellationToken).ConfigureAwait(false);
            var path = LockPath();
            var slot = SlotOf(name);
            if (slot.Status is { Folder: null } or { ReasonCode: PluginReason.DuplicateName })
                throw new InvalidOperationException($"'{name}' cannot be locked: {slot.Status.Reason} {slot.Status.Remedy}");
            // The folder may have changed since it was looked at; what is locked is what is there.
            var inspection = PluginInspector.Inspect(slot.Status.Folder!);
            if (!string.Equals(inspection.Name, name, StringComparison.Ordinal))
                throw new InvalidOperationException($"'{slot.Status.Folder}' is no longer the plugin of exchange '{name}'.");
            var entry = new PluginLockEntry(
                inspection.Version ?? string.Empty,
                await Task.Run(() => ContentHash.Compute(inspection.Content!, cancellationToken), cancellationToken).ConfigureAwait(false),
                inspection.Contract?.ToString() ?? string.Empty,
                _options.TimeProvider.GetUtcNow());
            PluginLockFile.Read(path).With(name, entry).Write(path);
            slot.Update(status => status with { Lock = LockVerdict.Locked, ContentHash = entry.Content });
            if (slot.Handle is null) await RefreshAsync(slot, cancellationToken).ConfigureAwait(false);
            return entry;
        }
    }

    /// <summary>Takes a plugin out of the lock file.</summary>
    /// <param name="name">The exchange's name; it need not be installed.</param>
    /// <param name="cancellationToken">Ends the wait for other operations.</param>
    /// <returns>Whether it was there.</returns>
    /// <exception cref="InvalidOperationException">There is no lock file in the options.</exception>
    public async Task<bool> UnlockAsync(string name, CancellationToken cancellationToken = default)
    {
        using (await EnterAsync(cancellationToken).ConfigureAwait(false))
        {
            var path = LockPath();
            var lockFile = PluginLockFile.Read(path);
            if (!lockFile.Entries.ContainsKey(name)) return false;
            lockFile.Without(name).Write(path);
            foreach (var slot in _slots)
                if (string.Equals(slot.Status.Name, name, StringComparison.Ordinal))
                    slot.Update(static status => status with { Lock = LockVerdict.Unlocked });
            return true;
        }
    }

    private string LockPath() =>
        _options.LockFile ?? throw new InvalidOperationException("The host has no lock file; set PluginHostOptions.LockFile.");
}

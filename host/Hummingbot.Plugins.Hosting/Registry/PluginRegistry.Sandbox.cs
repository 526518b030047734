namespace Hummingbot.Plugins.Hosting;

/// <content>Running an exchange against the sandbox that its plugin brings.</content>
public sealed partial class PluginRegistry
{
    /// <summary>
    /// Runs an exchange against its own sandbox: starts the sandbox, then has the plugin register its services anew with the sandbox's
    /// addresses and keys in place of the venue's. The sandbox ends with the plugin, and a reload brings a new one: an exchange that was
    /// put into its sandbox never reaches the venue until the registry is disposed. Handles taken before are of no use afterwards.
    /// </summary>
    /// <param name="name">The exchange's name; its plugin is loaded.</param>
    /// <param name="sandbox">How the sandbox is to run.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>How to reach the sandbox.</returns>
    /// <exception cref="UnknownExchangeException">No plugin has that name.</exception>
    /// <exception cref="ExchangeUnavailableException">The plugin is not loaded, or its services could not be registered anew.</exception>
    /// <exception cref="ExchangeException">The exchange has no sandbox, its port is taken, or it did not start in time.</exception>
    /// <exception cref="PluginFaultException">The sandbox failed.</exception>
    public async Task<SandboxEndpoints> UseSandboxAsync(string name, SandboxOptions sandbox, CancellationToken cancellationToken = default)
    {
        using (await EnterAsync(cancellationToken).ConfigureAwait(false))
        {
            var slot = SlotOf(name);
            var (handle, endpoints) = await MoveIntoSandboxAsync(slot, GetExchange(name), sandbox, cancellationToken).ConfigureAwait(false);
            slot.Sandbox = sandbox;
            slot.Handle = handle;
            slot.Apply(problem: null, PluginState.Ready);
            Publish();
            return endpoints;
        }
    }

    private async Task<(ExchangeHandle Handle, SandboxEndpoints Endpoints)> MoveIntoSandboxAsync(
        PluginSlot slot, ExchangeHandle live, SandboxOptions sandbox, CancellationToken cancellationToken)
    {
        var endpoints = await live.CallAsync<IExchangeSandbox, SandboxEndpoints>(
            "the start of the sandbox",
            async (box, token) =>
            {
                try
                {
                    return Copy(await box.StartAsync(sandbox, token).ConfigureAwait(false));
                }
                catch (IOException taken)
                {
                    throw new ExchangeException(
                        live.Name, ExchangeErrorKind.Refused, $"The sandbox of {live.Name} could not start: {taken.Message}");
                }
            },
            cancellationToken).ConfigureAwait(false);
        var settings = (_options.Settings?.Invoke(live.Descriptor) ?? new ExchangeSettings()) with
        {
            Endpoints = endpoints.Endpoints,
            Credentials = endpoints.Credentials,
        };
        var outcome = await _starter.StartAgainAsync(live.Started!, settings).ConfigureAwait(false);
        if (outcome.Plugin is { } started)
            return (new ExchangeHandle(started, slot, _options, await live.DetachAsync().ConfigureAwait(false)), endpoints);
        // The sandbox runs and cannot be taken back, so the plugin ends as a whole.
        slot.Handle = null;
        Publish();
        if (await live.StopAsync().ConfigureAwait(false) is { } fault) LogStop(live.Name, fault.TypeName, fault.Message);
        Fail(slot, outcome);
        throw new ExchangeUnavailableException(live.Name, slot.Status);
    }

    // The collections may be types of the plugin's.
    private static SandboxEndpoints Copy(SandboxEndpoints endpoints)
    {
        var addresses = new Dictionary<string, Uri>(StringComparer.Ordinal);
        foreach (var (key, address) in endpoints.Endpoints) addresses[key] = new Uri(address.OriginalString);
        return endpoints with { Endpoints = addresses };
    }
}

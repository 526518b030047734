using Hummingbot.Plugins.Host.CommandLine;
using Hummingbot.Plugins.Hosting;

namespace Hummingbot.Plugins.Host.Trading;

/// <summary>An exchange whose connector runs and is recorded. Disposing stops the connector; it cancels nothing.</summary>
internal sealed class TradingExchange(
    ExchangeHandle handle, IExchangeConnector connector, IReadOnlyList<IDisposable> subscriptions, TimeProvider time) : IAsyncDisposable
{
    /// <summary>The entry of the status dictionary that says that the keys are right.</summary>
    public const string Balances = "account_balance";

    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ReadyTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ProbeAfter = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(50);

    /// <summary>The plugin.</summary>
    public ExchangeHandle Handle => handle;

    /// <summary>The connector.</summary>
    public IExchangeConnector Connector => connector;

    /// <summary>Connects.</summary>
    public Task StartAsync(CancellationToken cancellationToken) =>
        handle.CallAsync("the start of its connector", connector.StartNetworkAsync, cancellationToken, StartTimeout);

    /// <summary>Waits until entries of the connector's status dictionary are true.</summary>
    /// <param name="needed">Their names; none for all.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="CommandFailedException">They are not true in time, or the exchange refuses the keys.</exception>
    public async Task WaitAsync(IReadOnlyCollection<string> needed, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        var isProbed = false;
        using var timer = new PeriodicTimer(LookInterval, time);
        while (Missing(needed) is { Count: > 0 } missing)
        {
            var waited = time.GetElapsedTime(began);
            if (waited > ReadyTimeout) throw NotReady(missing);
            if (!isProbed && waited > ProbeAfter && missing.Contains(Balances))
            {
                isProbed = true;
                await ProbeAsync(cancellationToken);
            }

            await timer.WaitForNextTickAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await handle.CallAsync("the end of its connector", connector.StopNetworkAsync, CancellationToken.None);
        }
        catch (Exception failure) when (failure is ExchangeException or PluginFaultException or ExchangeUnavailableException)
        {
            // It is disposed with its plugin in any case; what it did is on record.
        }

        EndRecording();
    }

    /// <summary>Lets go of the connector's events.</summary>
    public void EndRecording()
    {
        foreach (var subscription in subscriptions) subscription.Dispose();
    }

    // Balances that do not come are mostly due to wrong keys; asking about an order that nobody has placed tells.
    private async Task ProbeAsync(CancellationToken cancellationToken)
    {
        var outcome = await handle.CallAsync(
            "the check of the keys",
            token => connector.GetOrderAsync(Guid.NewGuid().ToString(), handle.Descriptor.ExampleTradingPair, token),
            cancellationToken);
        if (outcome is not OrderQueryOutcome.Unknown unknown || Missing([Balances]).Count == 0) return;
        throw new CommandFailedException(
            $"{handle.Descriptor.DisplayName} ({handle.Name}) does not give access to the account: {unknown.Reason}",
            "check the keys and what they may do, this machine's clock, and the network",
            handle.Name)
        {
            Kind = "access",
        };
    }

    private List<string> Missing(IReadOnlyCollection<string> needed)
    {
        var status = connector.StatusDictionary;
        return [.. status.Where(entry => !entry.Value && (needed.Count == 0 || needed.Contains(entry.Key))).Select(entry => entry.Key)];
    }

    private CommandFailedException NotReady(List<string> missing) => new(
        $"{handle.Descriptor.DisplayName} ({handle.Name}) was not ready within {ReadyTimeout.TotalSeconds:0} s: {string.Join(", ", missing)}",
        "run again with --verbose to see what it waits for; check the network",
        handle.Name)
    {
        Kind = "timeout",
    };
}

namespace Hummingbot.Plugins;

/// <summary>Something that depends on a network: it is started when the network can be reached and stopped when it cannot.</summary>
/// <remarks>
/// Whoever runs it calls <see cref="CheckNetworkAsync"/> every <see cref="CheckNetworkInterval"/>, calls <see cref="StartNetworkAsync"/>
/// when the answer turns to connected and <see cref="StopNetworkAsync"/> when it turns away, and tries again when either fails. Start and
/// stop are never called at the same time.
/// </remarks>
public interface INetwork
{
    /// <summary>The latest known status.</summary>
    NetworkStatus NetworkStatus { get; }

    /// <summary>How long to wait between two checks.</summary>
    TimeSpan CheckNetworkInterval => TimeSpan.FromSeconds(10);

    /// <summary>After how long a check counts as failed.</summary>
    TimeSpan CheckNetworkTimeout => TimeSpan.FromSeconds(5);

    /// <summary>Starts everything that needs the network, and stops first what still runs. Returns once it runs; readiness comes
    /// later.</summary>
    /// <param name="cancellationToken">Gives the start up; it does not stop what runs.</param>
    /// <returns>A task that completes when everything runs. After a failure nothing is left running, and it
    /// may be called again.</returns>
    Task StartNetworkAsync(CancellationToken cancellationToken);

    /// <summary>Stops everything that <see cref="StartNetworkAsync"/> started and waits for its end. Does nothing when nothing
    /// runs.</summary>
    /// <param name="cancellationToken">Stops waiting for an orderly end.</param>
    /// <returns>A task that completes when nothing runs any more.</returns>
    Task StopNetworkAsync(CancellationToken cancellationToken);

    /// <summary>Asks the venue for a sign of life.</summary>
    /// <param name="cancellationToken">Gives the question up.</param>
    /// <returns><see cref="NetworkStatus.Connected"/> or <see cref="NetworkStatus.NotConnected"/>; a venue that cannot be reached is an
    /// answer, not an exception.</returns>
    Task<NetworkStatus> CheckNetworkAsync(CancellationToken cancellationToken);
}

using System.Threading.Channels;

namespace Hummingbot.Plugins;

/// <summary>Connects to an account's private stream. Venues without one have no such data source and are polled alone.</summary>
public interface IUserStreamTrackerDataSource
{
    /// <summary>When the latest account event arrived; <see langword="null"/> before the first. Pings, pongs and acknowledgements do not
    /// count, so that a connection which is alive and silent is seen to be silent.</summary>
    DateTimeOffset? LastReceived { get; }

    /// <summary>When anything at all arrived, pings and pongs included; <see langword="null"/> before the first and while
    /// disconnected.</summary>
    DateTimeOffset? LastTransportReceived { get; }

    /// <summary>
    /// Logs in, listens, and reconnects after every loss until cancelled. Transport failures are logged and retried here; a task that
    /// ends otherwise than by cancellation has met a failure that retrying does not mend, such as wrong keys.
    /// </summary>
    /// <param name="output">Takes the messages, in the order in which they arrived. Not completed by this method. When it is bounded and
    /// full, this method waits: no message is dropped.</param>
    /// <param name="cancellationToken">Ends listening and closes the connection.</param>
    /// <returns>A task that runs until cancelled.</returns>
    /// <exception cref="ExchangeException">The venue refuses the login.</exception>
    Task ListenForUserStreamAsync(ChannelWriter<UserStreamMessage> output, CancellationToken cancellationToken);
}

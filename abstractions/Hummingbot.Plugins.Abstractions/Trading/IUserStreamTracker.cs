using System.Threading.Channels;

namespace Hummingbot.Plugins;

/// <summary>Runs an account's private stream and queues what it brings. Members are safe for concurrent use.</summary>
public interface IUserStreamTracker
{
    /// <summary>Where the messages come from.</summary>
    IUserStreamTrackerDataSource DataSource { get; }

    /// <summary>The queue of messages. It has one reader, normally the connector, and stays the same over stop and start.</summary>
    ChannelReader<UserStreamMessage> UserStream { get; }

    /// <summary>When the latest account event arrived; <see langword="null"/> before the first.</summary>
    DateTimeOffset? LastReceived => DataSource.LastReceived;

    /// <summary>Starts listening and returns once the listener runs; it does not wait for the login. Does nothing when already
    /// running.</summary>
    /// <param name="cancellationToken">Gives the start up; it does not end a listener that runs.</param>
    /// <returns>A task that completes when the listener runs.</returns>
    Task StartAsync(CancellationToken cancellationToken);

    /// <summary>Stops listening and returns when the connection is closed. Does nothing when not running.</summary>
    /// <param name="cancellationToken">Stops waiting for an orderly close.</param>
    /// <returns>A task that completes when the listener has ended.</returns>
    Task StopAsync(CancellationToken cancellationToken);
}

namespace Hummingbot.Plugins;

/// <summary>
/// A venue in a box: a server on loopback that speaks the venue's own wire protocol over a matching engine, so that the connector runs
/// against it unmodified. Disposing it stops it.
/// </summary>
public interface IExchangeSandbox : IAsyncDisposable
{
    /// <summary>Starts the server. May be called once.</summary>
    /// <param name="options">How it is to run.</param>
    /// <param name="cancellationToken">Gives the start up; it does not stop a server that runs.</param>
    /// <returns>How to reach it; it answers when the task completes.</returns>
    /// <exception cref="InvalidOperationException">It was started before.</exception>
    /// <exception cref="System.IO.IOException">The port is taken.</exception>
    Task<SandboxEndpoints> StartAsync(SandboxOptions options, CancellationToken cancellationToken);
}

using Microsoft.Extensions.Logging;

namespace Hummingbot.Plugins.Sdk.Clocks;

/// <summary>
/// Looks after a network: asks for a sign of life at its interval, starts it when the answer turns to connected and stops it when it turns
/// away. A start that fails is tried again with the next answer.
/// </summary>
/// <param name="exchange">The exchange's name, for logs.</param>
/// <param name="network">The network.</param>
/// <param name="timeProvider">The clock.</param>
/// <param name="logger">Where failures are logged.</param>
public sealed partial class NetworkMonitor(string exchange, INetwork network, TimeProvider timeProvider, ILogger logger)
{
    /// <summary>Looks after the network. It is not stopped at the end: that is whoever's who ends this.</summary>
    /// <param name="cancellationToken">Ends the loop.</param>
    /// <returns>A task that ends by cancellation.</returns>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var isStarted = false;
        while (true)
        {
            var status = await CheckAsync(cancellationToken);
            try
            {
                if (status == NetworkStatus.Connected && !isStarted)
                {
                    await network.StartNetworkAsync(cancellationToken);
                    isStarted = true;
                }
                else if (status != NetworkStatus.Connected && isStarted)
                {
                    isStarted = false;
                    await network.StopNetworkAsync(cancellationToken);
                }
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                LogFailed(logger, exchange, isStarted ? "stopping" : "starting", network.CheckNetworkInterval, exception);
            }

            await Task.Delay(network.CheckNetworkInterval, timeProvider, cancellationToken);
        }
    }

    private async Task<NetworkStatus> CheckAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(network.CheckNetworkTimeout, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            return await network.CheckNetworkAsync(either.Token).WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return NetworkStatus.NotConnected;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(logger, exchange, "checking", network.CheckNetworkInterval, exception);
            return NetworkStatus.NotConnected;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Exchange}: {What} the network failed; tried again in {Interval}.")]
    private static partial void LogFailed(ILogger logger, string exchange, string what, TimeSpan interval, Exception exception);
}

using Hummingbot.Plugins.Host.CommandLine;
using Hummingbot.Plugins.Hosting;

namespace Hummingbot.Plugins.Host.Running;

/// <summary>Starts exchanges again whose plugins have been loaded anew.</summary>
internal static class ReloadFollower
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    /// <summary>Runs until cancelled.</summary>
    public static async Task RunAsync(CommandContext context, IReadOnlyList<RunningExchange> running, CancellationToken cancellationToken)
    {
        var retries = new Dictionary<string, long>(StringComparer.Ordinal);
        using var timer = new PeriodicTimer(Interval, context.Time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            foreach (var exchange in running)
            {
                if (!exchange.IsStopped || !exchange.IsLoaded) continue;
                if (retries.TryGetValue(exchange.Name, out var failed) && context.Time.GetElapsedTime(failed) < RetryAfter) continue;
                if (await TryStartAsync(context, exchange)) retries.Remove(exchange.Name);
                else retries[exchange.Name] = context.Time.GetTimestamp();
            }
        }
    }

    private static async Task<bool> TryStartAsync(CommandContext context, RunningExchange exchange)
    {
        try
        {
            await exchange.StartAsync();
            context.Progress($"plugin {exchange.Name} was loaded anew");
            return true;
        }
        catch (Exception failure) when (failure is ExchangeException or ExchangeUnavailableException or PluginFaultException)
        {
            context.Warn($"plugin {exchange.Name} was loaded anew and does not start: {failure.Message}");
            return false;
        }
    }
}

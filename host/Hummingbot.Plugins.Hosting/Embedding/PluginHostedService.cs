using Microsoft.Extensions.Hosting;

namespace Hummingbot.Plugins.Hosting;

/// <summary>Ties the plugins to the life of a generic host.</summary>
internal sealed class PluginHostedService(PluginRegistry registry) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => registry.StartAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => registry.DisposeAsync().AsTask().WaitAsync(cancellationToken);
}

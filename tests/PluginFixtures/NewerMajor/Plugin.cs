using Microsoft.Extensions.DependencyInjection;

namespace Hummingbot.Plugins.Fixtures;

[ExchangePlugin("newer_major")]
public sealed class NewerMajorPlugin : IExchangePlugin
{
    public ExchangeDescriptor Descriptor => Canned.Descriptor("newer_major");

    public void ConfigureServices(IServiceCollection services, PluginContext context)
    {
        Canned.AddServices(services, "newer_major");
    }
}

using Hummingbot.Plugins.Fixtures.Library;
using Microsoft.Extensions.DependencyInjection;

namespace Hummingbot.Plugins.Fixtures;

/// <summary>Names its library's edition as its example asset.</summary>
[ExchangePlugin("private_v2")]
public sealed class PrivateDepPlugin : IExchangePlugin
{
    public ExchangeDescriptor Descriptor => Canned.Descriptor("private_v2", Edition.Name);

    public void ConfigureServices(IServiceCollection services, PluginContext context) => Canned.AddServices(services, "private_v2");
}

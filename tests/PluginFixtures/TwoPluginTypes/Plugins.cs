using Microsoft.Extensions.DependencyInjection;

namespace Hummingbot.Plugins.Fixtures;

[ExchangePlugin("left")]
public sealed class LeftPlugin : IExchangePlugin
{
    public ExchangeDescriptor Descriptor => Canned.Descriptor("left");

    public void ConfigureServices(IServiceCollection services, PluginContext context) => Canned.AddServices(services, "left");
}

[ExchangePlugin("right")]
public sealed class RightPlugin : IExchangePlugin
{
    public ExchangeDescriptor Descriptor => Canned.Descriptor("right");

    public void ConfigureServices(IServiceCollection services, PluginContext context) => Canned.AddServices(services, "right");
}

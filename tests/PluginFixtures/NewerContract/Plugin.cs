using Microsoft.Extensions.DependencyInjection;

namespace Hummingbot.Plugins.Fixtures;

[ExchangePlugin("newer_contract")]
public sealed class NewerContractPlugin : IExchangePlugin
{
    public ExchangeDescriptor Descriptor => Canned.Descriptor("newer_contract");

    public void ConfigureServices(IServiceCollection services, PluginContext context)
    {
        Canned.AddServices(services, "newer_contract");
        services.AddSingleton(provider => provider.GetRequiredService<IExchangeConnector>().VenueTimeZone);
    }
}

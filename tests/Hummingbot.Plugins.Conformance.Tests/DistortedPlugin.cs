using Hummingbot.Plugins.Binance;
using Microsoft.Extensions.DependencyInjection;

namespace Hummingbot.Plugins.Conformance.Tests;

/// <summary>Binance with a connector that does one thing wrong.</summary>
internal sealed class DistortedPlugin(Func<IExchangeConnector, IExchangeConnector> distort) : IExchangePlugin
{
    private readonly BinancePlugin _inner = new();

    public ExchangeDescriptor Descriptor => _inner.Descriptor;

    public void ConfigureServices(IServiceCollection services, PluginContext context)
    {
        _inner.ConfigureServices(services, context);
        if (services.LastOrDefault(service => service.ServiceType == typeof(IExchangeConnector)) is not { } connector) return;
        services.Remove(connector);
        services.AddSingleton(provider => distort((IExchangeConnector)(connector.ImplementationFactory?.Invoke(provider)
            ?? connector.ImplementationInstance
            ?? ActivatorUtilities.CreateInstance(provider, connector.ImplementationType!))));
    }
}

using Microsoft.Extensions.DependencyInjection;

namespace Hummingbot.Plugins;

/// <summary>
/// What a plugin assembly exports: a descriptor, which is data, and the registration of its services.
/// </summary>
/// <remarks>
/// The host creates one instance, reads <see cref="Descriptor"/>, calls <see cref="ConfigureServices"/> and builds one container for
/// the plugin. Constructor, descriptor and registration must only describe and register: they run under a short time limit (10
/// seconds unless the operator changes it), may run more than once, and must not open connections. An exception or a time-out there
/// faults this plugin and no other.
/// </remarks>
public interface IExchangePlugin
{
    /// <summary>Everything that the host needs to know of the exchange to build its lists, prompts, help texts and defaults.</summary>
    ExchangeDescriptor Descriptor { get; }

    /// <summary>Registers the plugin's services in its own container.</summary>
    /// <remarks>
    /// Required: <see cref="IOrderBookTrackerDataSource"/>, <see cref="IOrderBookTracker"/>, <see cref="IMidPriceSource"/>,
    /// <see cref="ITradingPairFetcher"/>. Optional: <see cref="IExchangeAuth"/>, <see cref="IUserStreamTracker"/>,
    /// <see cref="IExchangeConnector"/>, <see cref="IExchangeSandbox"/>, <see cref="IWallet"/>. All as singletons. The container is
    /// disposed when the plugin is disabled or the host stops.
    /// </remarks>
    /// <param name="services">
    /// An empty collection but for <see cref="PluginContext"/>, <see cref="TimeProvider"/> and logging, which the host has put there.
    /// </param>
    /// <param name="context">What the host gives to this plugin.</param>
    void ConfigureServices(IServiceCollection services, PluginContext context);
}

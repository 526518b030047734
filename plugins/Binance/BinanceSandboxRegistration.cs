using Hummingbot.Plugins.Binance.Sandbox;
using Microsoft.Extensions.DependencyInjection;

namespace Hummingbot.Plugins.Binance;

/// <summary>Offers the sandbox, which is an assembly of its own beside the connector.</summary>
internal static class BinanceSandboxRegistration
{
    /// <summary>Registers the sandbox. Its assembly is loaded when somebody asks for it, and not before.</summary>
    public static void AddBinanceSandbox(this IServiceCollection services, PluginContext context) =>
        services.AddSingleton<IExchangeSandbox>(_ => new BinanceSandbox(context.TimeProvider, context.LoggerFactory));
}

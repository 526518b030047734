using Hummingbot.Plugins.Coinbase.Sandbox;
using Microsoft.Extensions.DependencyInjection;

namespace Hummingbot.Plugins.Coinbase;

/// <summary>Offers the sandbox that ships in an assembly of its own.</summary>
internal static class CoinbaseSandboxRegistration
{
    /// <summary>Registers the sandbox. Its assembly is loaded when somebody asks for it, not before.</summary>
    public static void AddCoinbaseSandbox(this IServiceCollection services, PluginContext context) =>
        services.AddSingleton<IExchangeSandbox>(_ => new CoinbaseSandbox(context.TimeProvider, context.LoggerFactory));
}

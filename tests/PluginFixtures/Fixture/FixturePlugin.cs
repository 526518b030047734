using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Hummingbot.Plugins.Fixtures;

/// <summary>Does what its folder's behaviour file says. Tests give copies of it other names of the same length.</summary>
[ExchangePlugin("fixture_00")]
public sealed class FixturePlugin : IExchangePlugin
{
    private readonly Behaviour _behaviour = Behaviour.Read();
    private readonly string _name = typeof(FixturePlugin).GetCustomAttribute<ExchangePluginAttribute>()!.Name;

    public FixturePlugin() => _behaviour.At("constructor");

    public ExchangeDescriptor Descriptor
    {
        get
        {
            _behaviour.At("descriptor");
            var descriptor = Canned.Descriptor(_name);
            return _behaviour.Of("descriptor") switch
            {
                "null" => null!,
                "other name" => descriptor with { Name = "somebody_else" },
                "bad pair" => descriptor with { ExampleTradingPair = "ABCUSD" },
                "no fees" => descriptor with { DefaultFees = null! },
                "dex" => descriptor with { Kind = ExchangeKind.Dex },
                _ => descriptor,
            };
        }
    }

    public void ConfigureServices(IServiceCollection services, PluginContext context)
    {
        _behaviour.At("register");
        if (_behaviour.Of("register") == "nothing") return;
        if (_behaviour.Of("register") == "prices only")
        {
            services.AddSingleton<IMidPriceSource, CannedPrices>();
            return;
        }

        Canned.AddServices(services, _name);
        services.AddSingleton(_behaviour);
        services.AddSingleton(context.Settings);
        services.AddSingleton<ITradingPairFetcher, BehavingPairs>();
        services.AddSingleton<IMidPriceSource, BehavingPrices>();
        if (_behaviour.Of("sandbox").Length > 0) services.AddSingleton<IExchangeSandbox, BehavingSandbox>();
        if (_behaviour.Of("register") == "unresolvable") services.AddSingleton<IMidPriceSource, PricesThatNeedTooMuch>();
    }

    private sealed class PricesThatNeedTooMuch(IWallet wallet) : IMidPriceSource
    {
        public Task<decimal?> GetMidPriceAsync(string tradingPair, CancellationToken cancellationToken) =>
            Task.FromResult<decimal?>(wallet.GetBalance(tradingPair));
    }
}

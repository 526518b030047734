namespace Hummingbot.Plugins.Fixtures;

/// <summary>A price that tells what the plugin was given.</summary>
public sealed class BehavingPrices(Behaviour behaviour, ExchangeSettings settings) : IMidPriceSource
{
    public Task<decimal?> GetMidPriceAsync(string tradingPair, CancellationToken cancellationToken)
    {
        if (behaviour.Of("prices") == "throw") throw new InvalidOperationException("no price today");
        var price = decimal.TryParse(behaviour.Of("prices"), out var own) ? own : 1.5m;
        // The port shows which address the plugin was told to use.
        return Task.FromResult<decimal?>(settings.Endpoints.TryGetValue("rest", out var rest) ? rest.Port : price);
    }
}

namespace Hummingbot.Plugins.Hosting;

/// <content>The lists that clients used to hard-code, built from the descriptors of whatever is loaded.</content>
public sealed partial class PluginRegistry
{
    /// <summary>The descriptors of all loaded exchanges, by name.</summary>
    public IReadOnlyDictionary<string, ExchangeDescriptor> Descriptors => Map(static descriptor => descriptor);

    /// <summary>The names of the loaded centralised exchanges, sorted.</summary>
    public IReadOnlyList<string> CexNames => Names(ExchangeKind.Cex);

    /// <summary>The names of the loaded decentralised exchanges, sorted.</summary>
    public IReadOnlyList<string> DexNames => Names(ExchangeKind.Dex);

    /// <summary>A pair that trades there, by exchange.</summary>
    public IReadOnlyDictionary<string, string> ExampleTradingPairs => Map(static descriptor => descriptor.ExampleTradingPair);

    /// <summary>An asset that trades there, by exchange.</summary>
    public IReadOnlyDictionary<string, string> ExampleAssets => Map(static descriptor => descriptor.ExampleAsset);

    /// <summary>What to ask for when an account is connected, by exchange; empty where nothing is.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<CredentialField>> CredentialFields => Map(static descriptor => descriptor.Credentials);

    /// <summary>The fees in force when nobody says otherwise, by exchange.</summary>
    public IReadOnlyDictionary<string, TradeFeeSchema> DefaultFees => Map(static descriptor => descriptor.DefaultFees);

    /// <summary>Asks every loaded exchange for its pairs at once. An exchange that fails or is slow harms no other.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>One result for each loaded exchange, sorted by name.</returns>
    public async Task<IReadOnlyList<TradingPairsResult>> FetchAllTradingPairsAsync(CancellationToken cancellationToken = default)
    {
        var fetches = new List<Task<TradingPairsResult>>();
        foreach (var handle in Exchanges.Values) fetches.Add(FetchAsync(handle, cancellationToken));
        return await Task.WhenAll(fetches).ConfigureAwait(false);
    }

    private async Task<TradingPairsResult> FetchAsync(ExchangeHandle handle, CancellationToken cancellationToken)
    {
        try
        {
            // Copied within the call: the list may be a type of the plugin's.
            var pairs = await handle.CallAsync<ITradingPairFetcher, string[]>(
                "the list of trading pairs",
                static async (fetcher, token) => [.. await fetcher.FetchTradingPairsAsync(token).ConfigureAwait(false)],
                cancellationToken,
                _options.TradingPairsTimeout).ConfigureAwait(false);
            return new TradingPairsResult(handle.Name, pairs, null);
        }
        catch (Exception failure) when (failure is ExchangeException or PluginFaultException or ExchangeUnavailableException)
        {
            return new TradingPairsResult(handle.Name, [], failure.Message);
        }
    }

    private List<string> Names(ExchangeKind kind)
    {
        var names = new List<string>();
        foreach (var (name, handle) in Exchanges)
            if (handle.Descriptor.Kind == kind)
                names.Add(name);
        return names;
    }

    private NameMap<T> Map<T>(Func<ExchangeDescriptor, T> select) where T : class =>
        Volatile.Read(ref _exchanges).Select(handle => select(handle.Descriptor));
}

namespace Hummingbot.Plugins.Coinbase.Sandbox.Feed;

/// <summary>What one session has subscribed to.</summary>
internal sealed class Subscriptions
{
    private readonly SortedDictionary<string, SortedSet<string>> _channels = new(StringComparer.Ordinal);

    public bool IsEmpty => _channels.Count == 0;

    /// <summary>The channels with their products.</summary>
    public IEnumerable<(string Channel, IReadOnlyCollection<string> Products)> All =>
        _channels.Select(channel => (channel.Key, (IReadOnlyCollection<string>)channel.Value));

    public bool Has(string channel) => _channels.ContainsKey(channel);

    public bool Has(string channel, string product) =>
        _channels.TryGetValue(channel, out var products)
        && (products.Contains(product) || (products.Count == 0 && !Channels.NeedsProducts(channel)));

    public IEnumerable<string> ProductsOf(string channel) => _channels.TryGetValue(channel, out var products) ? products : [];

    public void Add(string channel, string[] products)
    {
        if (!_channels.TryGetValue(channel, out var all)) _channels.Add(channel, all = new SortedSet<string>(StringComparer.Ordinal));
        all.UnionWith(products);
    }

    /// <summary>Ends a channel for some products, or as a whole when none are named or none are left.</summary>
    public void Remove(string channel, string[] products)
    {
        if (!_channels.TryGetValue(channel, out var all)) return;
        all.ExceptWith(products);
        if (products.Length == 0 || all.Count == 0) _channels.Remove(channel);
    }
}

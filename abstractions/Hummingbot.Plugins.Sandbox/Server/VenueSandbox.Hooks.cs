using Hummingbot.Plugins.Sandbox.Matching;

namespace Hummingbot.Plugins.Sandbox.Server;

/// <content>What a venue says.</content>
public abstract partial class VenueSandbox
{
    /// <summary>Checks the signature of a request to a signed route: sets <see cref="VenueRequest.ApiKey"/>, or refuses in the venue's words.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The refusal; <see langword="null"/> when the signature is right.</returns>
    protected internal abstract VenueReply? Authenticate(VenueRequest request);

    /// <summary>Adds the venue's routes. Called once, at the start, when <see cref="Engine"/> exists.</summary>
    /// <param name="routes">Where to add them.</param>
    protected abstract void MapRoutes(RouteTable routes);

    /// <summary>Words what goes wrong beside the venue's own handlers. <c>Retry-After</c> is added to rate limits by itself.</summary>
    /// <param name="problem">What went wrong.</param>
    /// <param name="request">The request.</param>
    /// <returns>The reply, with the problem's status or the venue's own.</returns>
    protected internal abstract VenueReply Reply(VenueProblem problem, VenueRequest request);

    /// <summary>The addresses by the keys of <see cref="ExchangeDescriptor.Endpoints"/>, every one of them.</summary>
    /// <param name="http">The server's address, such as <c>http://127.0.0.1:5000/</c>.</param>
    /// <param name="webSocket">The same with <c>ws</c>.</param>
    /// <returns>The addresses.</returns>
    protected abstract IReadOnlyDictionary<string, Uri> CreateEndpoints(Uri http, Uri webSocket);

    /// <summary>The credential fields of the descriptor, filled for one account.</summary>
    /// <param name="key">The account's key.</param>
    /// <returns>The credentials.</returns>
    protected abstract ExchangeCredentials CreateCredentials(ApiKey key);

    /// <summary>Makes the API key of an account: 64 letters and digits each for key and secret, without passphrase, unless a venue says
    /// otherwise.</summary>
    /// <param name="account">The account.</param>
    /// <param name="random">The source; the same seed gives the same keys.</param>
    /// <returns>The key; its <see cref="ApiKey.Key"/> differs from that of other accounts.</returns>
    protected virtual ApiKey CreateApiKey(string account, Random random) => new(account, RandomText(random, 64), RandomText(random, 64));

    /// <summary>Makes a market that the operator asks for and the venue has not listed.</summary>
    /// <param name="tradingPair">The pair, as <c>BASE-QUOTE</c>.</param>
    /// <returns>The market; <see langword="null"/> to refuse.</returns>
    protected virtual Market? CreateMarket(string tradingPair) => null;

    /// <summary>What the accounts start with when the operator does not say: about 100,000 units of quote asset of everything.</summary>
    /// <param name="asset">The asset.</param>
    /// <param name="markets">The markets.</param>
    /// <returns>The balance.</returns>
    protected virtual decimal InitialBalance(string asset, IReadOnlyList<Market> markets) =>
        markets.Where(market => market.BaseAsset == asset)
            .OrderBy(market => markets.Any(other => other.BaseAsset == market.QuoteAsset))
            .FirstOrDefault() is { } market
            ? Math.Max(1, decimal.Round(100_000m / market.ReferencePrice))
            : 100_000m;

    /// <summary>Has the last word on every reply of the venue, such as headers that tell the use of rate limits.</summary>
    /// <param name="request">The request.</param>
    /// <param name="reply">The reply; its headers may be added to.</param>
    /// <param name="usage">The rate limits that the request took from.</param>
    protected internal virtual void Decorate(VenueRequest request, VenueReply reply, IReadOnlyList<RateUsage> usage)
    {
    }

    /// <summary>Forgets what a restart of the venue would forget, other than sessions: listen keys, logins, caches.</summary>
    protected virtual void OnRestart()
    {
    }

    /// <summary>Random letters and digits.</summary>
    /// <param name="random">The source.</param>
    /// <param name="length">How many.</param>
    /// <returns>The text.</returns>
    protected static string RandomText(Random random, int length)
    {
        ArgumentNullException.ThrowIfNull(random);
        return new string(random.GetItems<char>("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", length));
    }
}

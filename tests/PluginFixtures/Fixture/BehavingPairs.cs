namespace Hummingbot.Plugins.Fixtures;

/// <summary>Pairs that come, or do not, as the behaviour file says.</summary>
public sealed class BehavingPairs(Behaviour behaviour) : ITradingPairFetcher
{
    public async Task<IReadOnlyList<string>> FetchTradingPairsAsync(CancellationToken cancellationToken)
    {
        switch (behaviour.Of("pairs"))
        {
            case "throw":
                throw new FixtureException("no pairs today");
            case "exchange error":
                throw new ExchangeException(
                    string.Empty, ExchangeErrorKind.RateLimited, "Too many requests.", new FixtureException("the cause"))
                {
                    HttpStatus = 429,
                    VenueCode = "-1003",
                    RetryAfter = TimeSpan.FromSeconds(7),
                };
            case "tell and be slow":
                Behaviour.Tell("pairs");
                goto case "slow";
            case "slow":
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
                break;
            case "deaf":
                await new TaskCompletionSource().Task;
                break;
            case "hang":
                behaviour.At("pairs");
                break;
            case "cancelled by nobody":
                throw new TaskCanceledException();
        }

        return ["ABC-USD", "XYZ-USD"];
    }
}

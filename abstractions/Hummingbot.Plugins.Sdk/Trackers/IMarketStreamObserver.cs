namespace Hummingbot.Plugins.Sdk.Trackers;

/// <summary>
/// What a data source tells the reader of its messages besides the messages: implemented by channel writers that want to know.
/// </summary>
internal interface IMarketStreamObserver
{
    /// <summary>A WebSocket message of the pair was received.</summary>
    /// <param name="tradingPair">The pair.</param>
    /// <param name="bytes">The message's size.</param>
    void OnFrame(string tradingPair, int bytes);

    /// <summary>A snapshot of a pair that is streamed will be asked for, to bring the levels beyond the depth of the first.</summary>
    /// <param name="tradingPair">The pair.</param>
    void OnRefresh(string tradingPair);

    /// <summary>A message could not be read.</summary>
    /// <param name="tradingPair">The pair, or <see langword="null"/> when the message did not get that far.</param>
    /// <param name="error">What is wrong with it.</param>
    void OnUnreadableFrame(string? tradingPair, string error);

    /// <summary>The connection that carries these pairs broke.</summary>
    /// <param name="tradingPairs">The pairs.</param>
    /// <param name="reason">Why.</param>
    void OnInterrupted(IReadOnlyCollection<string> tradingPairs, string reason);

    /// <summary>Finds out which pair is being worked on.</summary>
    /// <param name="tradingPairs">The pairs in question.</param>
    /// <returns><see langword="null"/> when none is, or it is not known.</returns>
    string? FindBusy(IReadOnlyCollection<string> tradingPairs);

    /// <summary>The venue does not have the pair.</summary>
    /// <param name="tradingPair">The pair.</param>
    /// <param name="refusal">The refusal.</param>
    void OnRefused(string tradingPair, ExchangeException refusal);
}

namespace Hummingbot.Plugins.Coinbase.MarketData;

/// <summary>What a message of the feed is.</summary>
internal enum CoinbaseMessageType
{
    /// <summary>The message has no type.</summary>
    None = 0,

    /// <summary>A type that is not listed here; the venue adds some at any time, and they are to be ignored.</summary>
    Other,

    Subscriptions,
    Error,
    Snapshot,
    L2Update,
    Match,
    LastMatch,
    Received,
    Open,
    Change,
    Done,
    Activate,
    Ticker,
    Heartbeat,
}

/// <summary>The venue's words for <see cref="CoinbaseMessageType"/>.</summary>
internal static class CoinbaseMessageTypes
{
    /// <summary>Reads the <c>type</c> of a message.</summary>
    /// <param name="text">The word.</param>
    public static CoinbaseMessageType Parse(ReadOnlySpan<byte> text) =>
        text.SequenceEqual("l2update"u8) ? CoinbaseMessageType.L2Update
        : text.SequenceEqual("received"u8) ? CoinbaseMessageType.Received
        : text.SequenceEqual("open"u8) ? CoinbaseMessageType.Open
        : text.SequenceEqual("done"u8) ? CoinbaseMessageType.Done
        : text.SequenceEqual("match"u8) ? CoinbaseMessageType.Match
        : text.SequenceEqual("change"u8) ? CoinbaseMessageType.Change
        : text.SequenceEqual("heartbeat"u8) ? CoinbaseMessageType.Heartbeat
        : text.SequenceEqual("snapshot"u8) ? CoinbaseMessageType.Snapshot
        : text.SequenceEqual("activate"u8) ? CoinbaseMessageType.Activate
        : text.SequenceEqual("ticker"u8) ? CoinbaseMessageType.Ticker
        : text.SequenceEqual("last_match"u8) ? CoinbaseMessageType.LastMatch
        : text.SequenceEqual("subscriptions"u8) ? CoinbaseMessageType.Subscriptions
        : text.SequenceEqual("error"u8) ? CoinbaseMessageType.Error
        : CoinbaseMessageType.Other;
}

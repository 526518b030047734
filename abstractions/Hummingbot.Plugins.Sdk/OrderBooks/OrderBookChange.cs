namespace Hummingbot.Plugins.Sdk.OrderBooks;

/// <summary>What a message did to an <see cref="OrderBook"/>.</summary>
[Flags]
public enum OrderBookChange
{
    /// <summary>Nothing: the snapshot that the book stands on already contains the diff.</summary>
    None = 0,

    /// <summary>The message was applied.</summary>
    Applied = 1,

    /// <summary>The best bid reached the best ask; after a diff, and on DEX books after a snapshot, the losing levels were removed.</summary>
    Crossed = 2,
}

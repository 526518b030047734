namespace Hummingbot.Plugins.Sdk.Trading;

/// <summary>What an order needs from the venue after a change.</summary>
internal enum OrderWork
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The venue says that it has ended, and fills are missing.</summary>
    FetchFills = 1,

    /// <summary>It was declared failed and turns out to live.</summary>
    CancelGhost = 2,
}

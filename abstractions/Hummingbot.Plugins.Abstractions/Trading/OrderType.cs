namespace Hummingbot.Plugins;

/// <summary>How an order is to be executed.</summary>
public enum OrderType
{
    /// <summary>Executed at once against the book at whatever price it finds; carries no price.</summary>
    Market = 1,

    /// <summary>Executed at its price or better; what does not match at once rests on the book.</summary>
    Limit = 2,

    /// <summary>A limit order that only ever rests (post-only): the venue refuses it when it would match at once.</summary>
    LimitMaker = 3,
}

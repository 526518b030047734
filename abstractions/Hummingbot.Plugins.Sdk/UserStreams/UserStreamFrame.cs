namespace Hummingbot.Plugins.Sdk.UserStreams;

/// <summary>What a message of the user stream is, before it is understood.</summary>
public enum UserStreamFrame
{
    /// <summary>Tells of orders, fills or balances: handed on, and a sign that the stream works.</summary>
    Event = 1,

    /// <summary>A heartbeat, an acknowledgement, an answer of no consequence: dropped.</summary>
    Control = 2,

    /// <summary>The venue confirms login and subscription.</summary>
    LoggedIn = 3,

    /// <summary>The venue ends the stream: the connection is made anew.</summary>
    Terminated = 4,
}

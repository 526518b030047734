namespace Hummingbot.Plugins;

/// <summary>Whether a venue can be reached.</summary>
public enum NetworkStatus
{
    /// <summary>Nobody is looking.</summary>
    Stopped = 0,

    /// <summary>The latest check failed, or none has been made.</summary>
    NotConnected = 1,

    /// <summary>The latest check succeeded.</summary>
    Connected = 2,
}

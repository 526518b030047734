namespace Hummingbot.Plugins;

/// <summary>What carried a wire message.</summary>
public enum WireChannel
{
    /// <summary>An HTTP request or its answer.</summary>
    Rest = 1,

    /// <summary>A WebSocket message, or the moment a WebSocket was opened.</summary>
    WebSocket = 2,
}

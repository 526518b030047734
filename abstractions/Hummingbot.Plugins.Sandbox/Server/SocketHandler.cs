using Hummingbot.Plugins.Sandbox.Matching;

namespace Hummingbot.Plugins.Sandbox.Server;

/// <summary>
/// What a venue does in one WebSocket session. All calls come inside the engine's lock, one at a time; a handler's state needs no locks. An
/// exception cuts the connection and is logged.
/// </summary>
public abstract class SocketHandler
{
    /// <summary>The session is open and may send.</summary>
    public virtual void OnOpened()
    {
    }

    /// <summary>A text message came.</summary>
    /// <param name="message">The UTF-8 text; not valid after the call.</param>
    public abstract void OnMessage(ReadOnlyMemory<byte> message);

    /// <summary>Something happened in the engine.</summary>
    /// <param name="engineEvent">What. The engine can be read but not changed from here.</param>
    public virtual void OnEvent(EngineEvent engineEvent)
    {
    }

    /// <summary>The session is over, in whatever way; the last call.</summary>
    public virtual void OnClosed()
    {
    }
}

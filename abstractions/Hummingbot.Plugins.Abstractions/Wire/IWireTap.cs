namespace Hummingbot.Plugins;

/// <summary>Receives a copy of public wire traffic, for recordings.</summary>
public interface IWireTap
{
    /// <summary>Takes one message. Called on the thread that received or sent it: it must be quick, safe for concurrent calls, and must
    /// not throw.</summary>
    /// <param name="message">The message; its body is valid only during the call.</param>
    void OnMessage(in WireMessage message);
}

namespace Hummingbot.Plugins.Sandbox.Control;

/// <summary>A control request that makes no sense; the message tells what is wrong with it.</summary>
internal sealed class ControlException(string message) : Exception(message);

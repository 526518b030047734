namespace Hummingbot.Plugins.Hosting;

/// <summary>A plugin failed in a way that the contract does not allow: a defect of the plugin, not of the exchange.</summary>
public sealed class PluginFaultException : Exception
{
    /// <summary>Creates an exception without details; prefer the full constructor.</summary>
    public PluginFaultException() : this("A plugin failed.")
    {
    }

    /// <summary>Creates an exception without details; prefer the full constructor.</summary>
    /// <param name="message">What failed.</param>
    public PluginFaultException(string message) : base(message)
    {
    }

    /// <summary>Creates an exception without details; prefer the full constructor.</summary>
    /// <param name="message">What failed.</param>
    /// <param name="innerException">The cause; never an exception of a plugin.</param>
    public PluginFaultException(string message, Exception? innerException) : base(message, innerException)
    {
    }

    /// <summary>Creates an exception.</summary>
    /// <param name="exchange">The exchange whose plugin failed.</param>
    /// <param name="operation">What was asked of it.</param>
    /// <param name="fault">The failure.</param>
    public PluginFaultException(string exchange, string operation, PluginFault fault)
        : base(fault.TimedOut
            ? $"The plugin of exchange '{exchange}' failed: {fault.Message}."
            : $"The plugin of exchange '{exchange}' failed in {operation}: {fault.TypeName}: {fault.Message}")
    {
        Exchange = exchange;
        Operation = operation;
        Fault = fault;
    }

    /// <summary>The exchange whose plugin failed.</summary>
    public string Exchange { get; } = string.Empty;

    /// <summary>What was asked of it.</summary>
    public string Operation { get; } = string.Empty;

    /// <summary>The failure, as text.</summary>
    public PluginFault? Fault { get; }
}

namespace Hummingbot.Plugins.Hosting;

/// <summary>The exchange is known, but its plugin gets no work: it is disabled, quarantined, did not start, or was replaced.</summary>
public sealed class ExchangeUnavailableException : Exception
{
    /// <summary>Creates an exception without details; prefer the full constructor.</summary>
    public ExchangeUnavailableException() : this("The exchange is not available.")
    {
    }

    /// <summary>Creates an exception without details; prefer the full constructor.</summary>
    /// <param name="message">What failed.</param>
    public ExchangeUnavailableException(string message) : base(message)
    {
    }

    /// <summary>Creates an exception without details; prefer the full constructor.</summary>
    /// <param name="message">What failed.</param>
    /// <param name="innerException">The cause.</param>
    public ExchangeUnavailableException(string message, Exception? innerException) : base(message, innerException)
    {
    }

    /// <summary>Creates an exception.</summary>
    /// <param name="exchange">The exchange's name.</param>
    /// <param name="status">Its plugin's status.</param>
    public ExchangeUnavailableException(string exchange, PluginStatus status)
        : base($"Exchange '{exchange}' is not available ({status.State}): {status.Reason ?? "its plugin is not loaded."}"
            + (status.Remedy is null ? string.Empty : " " + status.Remedy))
    {
        Exchange = exchange;
        Status = status;
    }

    /// <summary>The exchange's name.</summary>
    public string Exchange { get; } = string.Empty;

    /// <summary>Its plugin's status when it was asked for.</summary>
    public PluginStatus? Status { get; }
}

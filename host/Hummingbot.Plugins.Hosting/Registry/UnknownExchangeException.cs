namespace Hummingbot.Plugins.Hosting;

/// <summary>No plugin for the exchange asked for. The message lists those that are known and suggests the nearest.</summary>
public sealed class UnknownExchangeException : Exception
{
    /// <summary>Creates an exception without details; prefer the full constructor.</summary>
    public UnknownExchangeException() : this("Unknown exchange.")
    {
    }

    /// <summary>Creates an exception without details; prefer the full constructor.</summary>
    /// <param name="message">What failed.</param>
    public UnknownExchangeException(string message) : base(message)
    {
    }

    /// <summary>Creates an exception without details; prefer the full constructor.</summary>
    /// <param name="message">What failed.</param>
    /// <param name="innerException">The cause.</param>
    public UnknownExchangeException(string message, Exception? innerException) : base(message, innerException)
    {
    }

    /// <summary>Creates an exception.</summary>
    /// <param name="exchange">The name asked for.</param>
    /// <param name="known">The names known, sorted.</param>
    public UnknownExchangeException(string exchange, IReadOnlyList<string> known) : base(Describe(exchange, known))
    {
        Exchange = exchange;
        Known = known;
        Suggestion = NearestName.Find(exchange, known);
    }

    /// <summary>The name asked for.</summary>
    public string Exchange { get; } = string.Empty;

    /// <summary>The names known, sorted.</summary>
    public IReadOnlyList<string> Known { get; } = [];

    /// <summary>The known name that was probably meant, if one is near.</summary>
    public string? Suggestion { get; }

    private static string Describe(string exchange, IReadOnlyList<string> known)
    {
        if (known.Count == 0)
            return $"Unknown exchange '{exchange}': no plugin is installed. Put a plugin folder into a plugin directory.";
        var suggestion = NearestName.Find(exchange, known) is { } near ? $" Did you mean '{near}'?" : string.Empty;
        return $"Unknown exchange '{exchange}'.{suggestion} Known exchanges: {string.Join(", ", known)}.";
    }
}

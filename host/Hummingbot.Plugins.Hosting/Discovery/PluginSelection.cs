namespace Hummingbot.Plugins.Hosting;

/// <summary>Which exchanges the operator wants, as it stands now: the options at first, then what was enabled and disabled since.</summary>
internal sealed class PluginSelection(PluginHostOptions options)
{
    private readonly HashSet<string> _only = new(options.Only, StringComparer.Ordinal);
    private readonly HashSet<string> _disabled = new(options.Disabled, StringComparer.Ordinal);

    /// <summary>Whether the operator has turned the exchange off.</summary>
    public bool IsDisabled(string exchange) => _disabled.Contains(exchange);

    /// <summary>Whether the exchange is to be loaded.</summary>
    public bool IsSelected(string exchange) => (_only.Count == 0 || _only.Contains(exchange)) && !_disabled.Contains(exchange);

    /// <summary>Turns an exchange off.</summary>
    public void Disable(string exchange) => _disabled.Add(exchange);

    /// <summary>Turns an exchange on.</summary>
    public void Enable(string exchange)
    {
        _disabled.Remove(exchange);
        // An empty selection means all, and must go on meaning that.
        if (_only.Count > 0) _only.Add(exchange);
    }
}

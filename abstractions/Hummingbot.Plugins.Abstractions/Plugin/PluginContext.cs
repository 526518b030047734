using Microsoft.Extensions.Logging;

namespace Hummingbot.Plugins;

/// <summary>
/// What the host gives to a plugin. The plugin may keep it for its own life time; it must not dispose anything in it.
/// </summary>
public sealed class PluginContext
{
    /// <summary>The folder that the plugin was loaded from. Read only: content that changes no longer equals its lock.</summary>
    public required string PluginDirectory { get; init; }

    /// <summary>What the operator has set for this exchange.</summary>
    public required ExchangeSettings Settings { get; init; }

    /// <summary>Creates the plugin's loggers. Categories and messages must not carry secrets.</summary>
    public required ILoggerFactory LoggerFactory { get; init; }

    /// <summary>The only clock a plugin may use.</summary>
    public required TimeProvider TimeProvider { get; init; }

    /// <summary>
    /// The only source of randomness a plugin may use for jitter and ids (never for keys or signatures). Safe for concurrent use.
    /// </summary>
    public required Random Random { get; init; }

    /// <summary>
    /// Receives a copy of every public wire message, or <see langword="null"/> when nobody records. Messages that carry credentials or
    /// account data must never be given to it.
    /// </summary>
    public IWireTap? WireTap { get; init; }

    /// <summary>
    /// Where the connector writes an order down before its request leaves, or <see langword="null"/> when the host records nothing.
    /// </summary>
    public IOrderJournal? OrderJournal { get; init; }
}

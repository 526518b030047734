namespace Hummingbot.Plugins.Hosting;

/// <summary>A place in a configuration file.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column in characters, from 1.</param>
public readonly record struct ConfigurationLocation(int Line, int Column);

namespace Hummingbot.Plugins.Hosting;

/// <summary>A folder that was found, and the verdict on it.</summary>
internal sealed record FoundPlugin(PluginInspection Inspection, PluginStatus Status);

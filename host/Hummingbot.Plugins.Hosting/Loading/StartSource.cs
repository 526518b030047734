namespace Hummingbot.Plugins.Hosting;

/// <summary>A plugin to start: its inspection, which found no problem, and the folder to load from, its own or a copy of it.</summary>
internal sealed record StartSource(PluginInspection Inspection, string Folder);

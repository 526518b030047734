namespace Hummingbot.Plugins.Hosting;

/// <summary>A plugin that has started: its code, its container, and the host's copy of its descriptor.</summary>
internal sealed record StartedPlugin(PluginCode Code, PluginContainer Container, ExchangeDescriptor Descriptor);

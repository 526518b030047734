using System.Reflection.Metadata;

namespace Hummingbot.Plugins.Hosting;

/// <summary>A class that carries the plugin attribute, and the exchange name given there.</summary>
internal sealed record PluginClass(TypeDefinitionHandle Type, string? Exchange);

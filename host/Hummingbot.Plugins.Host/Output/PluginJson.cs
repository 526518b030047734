using System.Text.Json;
using Hummingbot.Plugins.Hosting;

namespace Hummingbot.Plugins.Host.Output;

/// <summary>Writes the status of plugins as JSON.</summary>
internal static class PluginJson
{
    /// <summary>Writes one plugin as an object.</summary>
    public static void Write(Utf8JsonWriter json, PluginStatus plugin)
    {
        json.WriteStartObject();
        WriteMembers(json, plugin);
        json.WriteEndObject();
    }

    /// <summary>Writes one plugin as members of the current object.</summary>
    public static void WriteMembers(Utf8JsonWriter json, PluginStatus plugin)
    {
        json.WriteString("name", plugin.Name);
        json.WriteString("folder", plugin.Folder);
        json.WriteString("version", plugin.Version);
        json.WriteString("contract", plugin.Contract?.ToString());
        json.WriteString("state", StateText.Of(plugin.State));
        json.WriteString("lock", StateText.Of(plugin.Lock));
        json.WriteString("reasonCode", plugin.ReasonCode == PluginReason.None ? null : plugin.ReasonCode.ToString());
        json.WriteString("reason", plugin.Reason);
        json.WriteString("remedy", plugin.Remedy);
    }
}

using Hummingbot.Plugins.Hosting;

namespace Hummingbot.Plugins.Host.Output;

/// <summary>Says in one line what is the matter with a plugin.</summary>
internal static class PluginText
{
    /// <summary>The name of a plugin, or of its folder where it has none.</summary>
    public static string NameOf(PluginStatus plugin) => plugin.Name ?? Path.GetFileName(plugin.Folder) ?? "?";

    /// <summary>Why a plugin is not in use, and what to do about it.</summary>
    public static string Refusal(PluginStatus plugin) =>
        $"note: plugin {NameOf(plugin)} is {StateText.Of(plugin.State)}: {plugin.Reason} {plugin.Remedy}".TrimEnd();

    /// <summary>Writes why a plugin is in its state and what to do about it, below a table; nothing when all is well.</summary>
    public static void WriteReason(CommandOutput output, PluginStatus plugin)
    {
        if (plugin.Reason is null) return;
        output.WriteLine($"{NameOf(plugin)} ({plugin.Folder ?? "no folder"}) is {StateText.Of(plugin.State)}: {plugin.Reason}");
        if (plugin.Remedy is not null) output.WriteLine($"  {plugin.Remedy}");
    }
}

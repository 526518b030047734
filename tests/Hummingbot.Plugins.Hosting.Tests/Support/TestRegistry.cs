namespace Hummingbot.Plugins.Hosting.Tests;

/// <summary>Registries over a test's plugin directory.</summary>
internal static class TestRegistry
{
    public static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static PluginRegistry Create(PluginRoot root, Action<PluginHostOptions>? configure = null)
    {
        var options = new PluginHostOptions();
        options.PluginDirectories.Add(root.Path);
        configure?.Invoke(options);
        return new PluginRegistry(options);
    }

    public static async Task<PluginRegistry> StartAsync(PluginRoot root, Action<PluginHostOptions>? configure = null)
    {
        var registry = Create(root, configure);
        await registry.StartAsync(Cancelled);
        return registry;
    }

    /// <summary>The status of the only plugin in a folder of this name.</summary>
    public static PluginStatus StatusOf(this PluginRegistry registry, string folder) =>
        Assert.Single(registry.Plugins, plugin => Path.GetFileName(plugin.Folder) == folder);
}

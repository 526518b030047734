namespace Hummingbot.Plugins.Hosting;

/// <summary>A plugin's assembly, loaded, with the one instance of its plugin class. Owned by the start that made it, then by its handle.</summary>
internal sealed class PluginCode
{
    private readonly PluginLoadContext _context;

    private PluginCode(PluginLoadContext context, IExchangePlugin plugin, string folder)
    {
        _context = context;
        Plugin = plugin;
        Folder = folder;
    }

    /// <summary>The plugin.</summary>
    public IExchangePlugin Plugin { get; }

    /// <summary>The folder that it was loaded from.</summary>
    public string Folder { get; }

    /// <summary>Loads an inspected plugin and creates its plugin class. Runs code of the plugin.</summary>
    /// <exception cref="PluginProblemException">The class turns out not to implement the contract.</exception>
    public static PluginCode Load(PluginInspection inspection, string folder, bool collectible)
    {
        var entry = Path.Combine(folder, Path.GetRelativePath(inspection.Content!.Folder, inspection.EntryAssembly!));
        var context = new PluginLoadContext(entry, inspection.Content.HasRuntimesFolder, collectible);
        try
        {
            var type = context.LoadEntryAssembly().GetType(inspection.TypeName!, throwOnError: true)!;
            if (!typeof(IExchangePlugin).IsAssignableFrom(type))
                throw new PluginProblemException(PluginProblem.Rejected(
                    PluginReason.UnusablePluginType,
                    $"The plugin type {inspection.TypeName} does not implement IExchangePlugin.",
                    "Ask the plugin's author to correct the class that carries [ExchangePlugin]."));
            // Without the wrapper, what the constructor throws arrives as it was thrown.
            var plugin = (IExchangePlugin)type.GetConstructor(Type.EmptyTypes)!.Invoke(
                System.Reflection.BindingFlags.DoNotWrapExceptions, binder: null, parameters: null, culture: null);
            return new PluginCode(context, plugin, folder);
        }
        catch
        {
            Unload(context);
            throw;
        }
    }

    /// <summary>Begins to unload a collectible plugin. Its code is gone once nothing refers to it any more.</summary>
    public void Unload() => Unload(_context);

    private static void Unload(PluginLoadContext context)
    {
        if (context.IsCollectible) context.Unload();
    }
}

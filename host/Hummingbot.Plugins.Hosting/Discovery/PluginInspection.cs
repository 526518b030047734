namespace Hummingbot.Plugins.Hosting;

/// <summary>What the files of one plugin folder say, without a line of its code having run.</summary>
internal sealed record PluginInspection
{
    public required string Folder { get; init; }
    public PluginFolderContent? Content { get; init; }
    public string? EntryAssembly { get; init; }
    public string? TypeName { get; init; }
    public string? Name { get; init; }
    public string? Version { get; init; }
    public ContractVersion? Contract { get; init; }
    public PluginProblem? Problem { get; init; }

    /// <summary>Whether only the name was asked for, because the plugin is not to be loaded.</summary>
    public bool NameOnly { get; init; }
}

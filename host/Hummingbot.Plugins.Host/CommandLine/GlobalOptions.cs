using System.CommandLine;

namespace Hummingbot.Plugins.Host.CommandLine;

/// <summary>The options that every command takes.</summary>
internal sealed class GlobalOptions
{
    /// <summary>The name of the option for JSON; looked for even where the rest of the line cannot be understood.</summary>
    public const string JsonName = "--json";

    private readonly Option<bool> _json = new(JsonName)
    {
        Description = "Print one JSON document, or JSON lines for streams, on standard output and nothing else there. Log lines and "
            + "errors are JSON lines on standard error.",
        Recursive = true,
    };

    private readonly Option<string?> _config = new("--config")
    {
        Description = "The configuration file. Default: plugins.json in the current folder, if there is one.",
        HelpName = "FILE",
        Recursive = true,
    };

    private readonly Option<string[]> _plugins = new("--plugins")
    {
        Description = "A directory of plugin folders, in place of the configured ones. May be given more than once.",
        HelpName = "DIR",
        Recursive = true,
    };

    private readonly Option<string?> _data = new("--data")
    {
        Description = "The folder for run-time data. Default: the configured one, or hbot in the user's data folder (XDG_DATA_HOME).",
        HelpName = "DIR",
        Recursive = true,
    };

    private readonly Option<bool> _locked = new("--locked")
    {
        Description = "Load only plugins whose content is the one in plugins.lock.json.",
        Recursive = true,
    };

    private readonly Option<bool> _verbose = new("--verbose")
    {
        Description = "Log what happens, to standard error, and show the stack of a failure.",
        Recursive = true,
    };

    private readonly Option<string[]> _sandbox = SandboxOption.Create();

    /// <summary>Adds the options to the root command.</summary>
    public void AddTo(RootCommand root)
    {
        foreach (var option in new Option[] { _json, _config, _plugins, _data, _sandbox, _locked, _verbose }) root.Options.Add(option);
    }

    /// <summary>What a command line says.</summary>
    public GlobalSettings Read(ParseResult line) => new()
    {
        Json = line.GetValue(_json),
        ConfigFile = line.GetValue(_config),
        PluginDirectories = line.GetValue(_plugins) ?? [],
        DataDirectory = line.GetValue(_data),
        Sandbox = SandboxOption.Read(line, _sandbox),
        Locked = line.GetValue(_locked),
        Verbose = line.GetValue(_verbose),
    };
}

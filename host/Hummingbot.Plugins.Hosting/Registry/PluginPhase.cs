namespace Hummingbot.Plugins.Hosting;

/// <summary>What the host was doing with a plugin when it faulted.</summary>
public enum PluginPhase
{
    /// <summary>Loading the assembly and creating the plugin class.</summary>
    Load = 1,

    /// <summary>Reading its descriptor.</summary>
    Describe = 2,

    /// <summary>Applying the operator's settings.</summary>
    Configure = 3,

    /// <summary>Registering its services and building its container.</summary>
    Register = 4,

    /// <summary>Creating one of its services.</summary>
    Resolve = 5,

    /// <summary>A call into one of its services.</summary>
    Call = 6,

    /// <summary>Disposing its services.</summary>
    Stop = 7,
}

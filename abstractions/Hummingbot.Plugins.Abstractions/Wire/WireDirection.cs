namespace Hummingbot.Plugins;

/// <summary>Who sent a wire message.</summary>
public enum WireDirection
{
    /// <summary>The exchange.</summary>
    In = 1,

    /// <summary>This side.</summary>
    Out = 2,
}

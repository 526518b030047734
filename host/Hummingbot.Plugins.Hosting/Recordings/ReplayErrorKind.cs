namespace Hummingbot.Plugins.Hosting;

/// <summary>Why a replay ended early.</summary>
public enum ReplayErrorKind
{
    /// <summary>The recording ends in the middle of a line; the results cover everything before it.</summary>
    TruncatedTail = 1,

    /// <summary>The recording itself is broken at some line.</summary>
    BadRecording = 2,

    /// <summary>The exchange's parser refused a recorded message.</summary>
    BadMessage = 3,

    /// <summary>The plugin failed in a way it should not: a defect of the plugin.</summary>
    PluginFault = 4,
}

namespace Hummingbot.Plugins.Recorder;

/// <summary>Whether a recorder writes.</summary>
public enum RecorderState
{
    /// <summary>The latest write succeeded.</summary>
    Recording = 0,

    /// <summary>The latest write failed: orders are refused, and what has happened is kept and tried again.</summary>
    Faulted = 1,

    /// <summary>The recorder has been disposed.</summary>
    Stopped = 2,
}

namespace Hummingbot.Plugins.Hosting;

/// <summary>How far a start has come; written by its thread, watched by another.</summary>
internal sealed class StartProgress
{
    private volatile PluginPhase _phase = PluginPhase.Load;
    private long _beganAt;
    private int _isDecided;
    private int _isReplaced;

    /// <summary>What the plugin is doing.</summary>
    public PluginPhase Phase
    {
        get => _phase;
        set => _phase = value;
    }

    /// <summary>When it began, as a time stamp of the clock.</summary>
    public long BeganAt => Volatile.Read(ref _beganAt);

    /// <summary>Whether it has begun and nothing has come of it yet.</summary>
    public bool IsUnderWay => BeganAt != 0 && Volatile.Read(ref _isDecided) == 0;

    /// <summary>Whether its thread has been replaced.</summary>
    public bool IsReplaced => Volatile.Read(ref _isReplaced) != 0;

    /// <summary>Notes the beginning.</summary>
    public void Begin(long timestamp) => Volatile.Write(ref _beganAt, Math.Max(1, timestamp));

    /// <summary>Decides what came of it; only the first to ask may.</summary>
    public bool TryDecide() => Interlocked.Exchange(ref _isDecided, 1) == 0;

    /// <summary>Replaces its thread; only the first to ask may.</summary>
    public bool TryReplace() => Interlocked.Exchange(ref _isReplaced, 1) == 0;

    /// <summary>What a plugin does in a phase, in words.</summary>
    public static string Describe(PluginPhase phase) => phase switch
    {
        PluginPhase.Load => "constructor",
        PluginPhase.Describe => "descriptor",
        PluginPhase.Configure => "configuration",
        PluginPhase.Register => "registration of services",
        PluginPhase.Resolve => "creation of a service",
        PluginPhase.Stop => "disposal",
        _ => "call",
    };
}

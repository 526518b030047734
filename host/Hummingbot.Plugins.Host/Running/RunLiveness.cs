namespace Hummingbot.Plugins.Host.Running;

/// <summary>Whether a <see cref="RunStatus"/> speaks of a process that is there.</summary>
internal enum RunLiveness
{
    /// <summary>There is no status: nothing runs.</summary>
    None = 0,

    /// <summary>The process runs and wrote its status lately.</summary>
    Running = 1,

    /// <summary>The process is there but has not written its status for some time: it hangs, or is stopped.</summary>
    Stale = 2,

    /// <summary>The process is gone and did not clean up: it was killed.</summary>
    Ended = 3,
}
